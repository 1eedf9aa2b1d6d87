"""Tests of `workshop.methods.voting`."""
