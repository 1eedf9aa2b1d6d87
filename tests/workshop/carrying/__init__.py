"""Tests of what is read of carrying a strategy out."""
