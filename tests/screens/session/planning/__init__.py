"""Tests of planning the rest of a session anew on the screen."""
