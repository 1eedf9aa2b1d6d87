"""What a room does together in a session, as its summary tells it."""
