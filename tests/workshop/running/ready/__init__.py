"""Tests of commands that are ready made."""
