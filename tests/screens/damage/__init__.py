"""Tests of `screens.damage`."""
