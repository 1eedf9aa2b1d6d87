"""Tests of `workshop.running.words`."""
