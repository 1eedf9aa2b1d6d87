"""Ways in from files: notes of a session, written with any editor."""
