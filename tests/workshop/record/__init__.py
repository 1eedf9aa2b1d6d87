"""Tests of `workshop.record`."""
