"""Tests of `workshop.methods.people`."""
