"""Tests of `screens.summary`."""
