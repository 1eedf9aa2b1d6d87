"""The strategy in documents: its six elements, what it rests on, and what follows from it."""
