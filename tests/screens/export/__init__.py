"""Tests of `screens.export`."""
