"""Votes of the room on the session screen."""
