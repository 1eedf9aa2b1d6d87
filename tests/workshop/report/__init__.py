"""Tests of `workshop.report`."""
