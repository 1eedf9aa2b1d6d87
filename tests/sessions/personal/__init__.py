"""Tests of what a person sets once."""
