"""Tests of the commands for needs."""
