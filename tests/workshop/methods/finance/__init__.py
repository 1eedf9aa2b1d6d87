"""Tests of `workshop.methods.finance`."""
