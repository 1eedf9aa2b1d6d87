"""Tests of `screens.trace`."""
