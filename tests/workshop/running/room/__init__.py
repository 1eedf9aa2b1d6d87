"""Tests of what a room does together."""
