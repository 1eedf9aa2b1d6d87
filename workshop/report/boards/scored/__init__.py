"""Boards of what rooms scored: on two scales together, and by weighed criteria."""
