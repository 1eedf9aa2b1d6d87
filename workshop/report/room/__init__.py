"""What a room did together, as documents tell it, kind by kind."""
