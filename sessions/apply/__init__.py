"""Commands that other programs send, carried out line by line."""
