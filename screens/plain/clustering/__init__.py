"""Sorting at plain prompts."""
