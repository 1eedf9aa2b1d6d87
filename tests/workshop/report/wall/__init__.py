"""The wall of the room."""
