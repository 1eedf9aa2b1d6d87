"""Tests of `sessions.transfer`."""
