"""Tests of `workshop.methods.environment`."""
