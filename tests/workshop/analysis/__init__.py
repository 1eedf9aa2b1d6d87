"""Tests of `workshop.analysis`."""
