"""Tests of the rules of carrying a strategy out."""
