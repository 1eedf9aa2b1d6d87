"""Votes of a room: their commands, and the rules that open, take, count, void and close."""
