"""Tests of `sessions.history`."""
