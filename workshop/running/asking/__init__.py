"""What of a guide is asked in a session, and what of it still fits into the time."""
