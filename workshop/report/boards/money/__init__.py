"""Boards of what the strategy costs and is worth."""
