"""Tests of `sessions.exports`."""
