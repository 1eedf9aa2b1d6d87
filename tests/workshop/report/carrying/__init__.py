"""The documents of carrying the strategy out."""
