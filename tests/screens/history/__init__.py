"""Tests of `screens.history`."""
