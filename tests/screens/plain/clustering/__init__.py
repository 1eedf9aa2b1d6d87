"""Votes of the room at plain prompts."""
