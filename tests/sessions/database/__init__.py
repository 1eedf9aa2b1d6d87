"""Tests of `sessions.database`."""
