"""Tests of `workshop.methods.core`."""
