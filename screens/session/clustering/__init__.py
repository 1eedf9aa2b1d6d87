"""Sorting in a session: the board with its columns, what is in front, and how both are drawn."""
