"""Tests of what the sessions say together."""
