"""Tests of `screens.follow_up`."""
