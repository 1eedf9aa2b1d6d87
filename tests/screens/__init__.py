"""Tests of `screens`."""
