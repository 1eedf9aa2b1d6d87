"""Tests of `screens.home`."""
