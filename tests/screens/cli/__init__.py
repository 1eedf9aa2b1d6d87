"""Tests of `screens.cli`."""
