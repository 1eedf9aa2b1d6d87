"""Tests of the rules of votes."""
