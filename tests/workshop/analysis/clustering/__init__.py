"""What a room sorts, and the pairs that are put to it."""
