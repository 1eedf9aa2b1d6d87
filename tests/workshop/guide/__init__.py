"""Tests of `workshop.guide`."""
