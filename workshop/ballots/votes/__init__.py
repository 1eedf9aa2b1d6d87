"""Votes of a room: what is voted on, who has voted, and what it comes to."""
