"""Tests of `screens.base`."""
