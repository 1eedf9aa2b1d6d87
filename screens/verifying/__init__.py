"""A document compared with its record: which file, and what it came to."""
