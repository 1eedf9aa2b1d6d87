"""Tests of the commands on the strategy."""
