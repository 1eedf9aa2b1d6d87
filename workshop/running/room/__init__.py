"""What the room sees on the wall, and what is done about it."""
