"""The commands about votes of a room."""
