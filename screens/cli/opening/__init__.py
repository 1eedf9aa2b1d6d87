"""Opening an engagement or the application, whatever command asks for it."""
