"""Tests of carrying the strategy out at plain prompts."""
