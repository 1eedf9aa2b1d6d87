"""What the room may see on the wall."""
