"""Tests of `sessions.store`."""
