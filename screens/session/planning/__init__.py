"""The dialog in which the rest of a session is planned anew."""
