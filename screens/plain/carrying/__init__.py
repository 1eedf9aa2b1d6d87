"""Carrying the strategy out at plain prompts."""
