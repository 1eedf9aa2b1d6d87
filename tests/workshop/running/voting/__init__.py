"""Votes of a room, by their rules and by what is typed for them."""
