"""Sessions that are part of one another."""
