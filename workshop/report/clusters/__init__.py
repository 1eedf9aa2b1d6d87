"""What a room sorted, as an edition tells it."""
