"""A vote of the room at plain prompts."""
