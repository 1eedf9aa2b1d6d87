"""The topline of a session."""
