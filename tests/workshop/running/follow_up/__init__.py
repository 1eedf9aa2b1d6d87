"""Tests of `workshop.running.follow_up`."""
