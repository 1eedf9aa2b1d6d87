"""Tests of `workshop.ballots`."""
