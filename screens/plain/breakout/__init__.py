"""Splitting up into groups at plain prompts."""
