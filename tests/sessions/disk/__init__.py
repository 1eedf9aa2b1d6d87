"""Tests of `sessions.disk`."""
