"""Tests of `screens.verifying`."""
