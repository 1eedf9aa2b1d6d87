"""Tests of `screens.plain`."""
