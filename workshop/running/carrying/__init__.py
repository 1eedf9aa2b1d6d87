"""Commands and rules of carrying the strategy out."""
