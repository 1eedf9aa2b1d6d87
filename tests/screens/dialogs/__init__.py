"""Tests of `screens.dialogs`."""
