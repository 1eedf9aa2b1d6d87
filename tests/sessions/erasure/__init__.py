"""Tests of `sessions.erasure`."""
