"""Tests of `sessions.pack`."""
