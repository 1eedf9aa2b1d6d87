"""Tests of `workshop.methods.priorities`."""
