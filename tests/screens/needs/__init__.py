"""Tests of the screen of needs."""
