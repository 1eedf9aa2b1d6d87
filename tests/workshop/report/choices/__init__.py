"""What a room chooses, without a screen."""
