"""Tests of `screens.engagement`."""
