"""Tests of `workshop.notes`."""
