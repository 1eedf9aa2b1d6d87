"""Tests of `sessions.journal`."""
