"""The strategy, carried from what was said to the document."""
