"""Tests of `workshop.programme`."""
