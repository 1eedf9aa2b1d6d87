"""Tests of `sessions.verify`."""
