"""Tests of `sessions.imports`."""
