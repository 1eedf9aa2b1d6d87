"""Tests of `screens.pack`."""
