"""Tests of `workshop.methods.risk`."""
