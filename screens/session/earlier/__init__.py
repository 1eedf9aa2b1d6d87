"""What earlier sessions left open, in a session."""
