"""Tests of what a room does together on the session screen."""
