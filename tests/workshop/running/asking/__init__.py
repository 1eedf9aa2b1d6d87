"""Tests of `workshop.running.asking`."""
