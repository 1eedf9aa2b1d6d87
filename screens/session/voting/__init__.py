"""A vote of the room on the session screen: before it, by hands, by ballots, its result."""
