"""Tests of `workshop.methods.evaluation`."""
