"""Tests of `workshop.trace`."""
