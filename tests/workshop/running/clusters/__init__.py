"""What is done while a room sorts, without a screen."""
