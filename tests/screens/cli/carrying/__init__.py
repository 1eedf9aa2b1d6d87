"""Tests of the commands of carrying the strategy out."""
