"""Tests of the position."""
