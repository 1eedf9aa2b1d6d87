"""Tests of `sessions.programme`."""
