"""Tests of `sessions.library`."""
