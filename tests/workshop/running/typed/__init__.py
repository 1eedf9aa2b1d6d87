"""Tests of what becomes of a line while it is typed."""
