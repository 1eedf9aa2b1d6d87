"""Tests of `sessions.demo`."""
