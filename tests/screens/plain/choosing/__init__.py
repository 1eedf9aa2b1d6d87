"""Deciding, pairing and rating at plain prompts."""
