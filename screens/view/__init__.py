"""The room view: what the room sees on the wall, from the public projection alone."""
