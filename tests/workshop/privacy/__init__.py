"""Tests of `workshop.privacy`."""
