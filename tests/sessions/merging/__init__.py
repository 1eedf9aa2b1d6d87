"""Tests of `sessions.merging`."""
