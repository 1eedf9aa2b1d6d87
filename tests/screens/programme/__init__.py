"""Tests of `screens.programme`."""
