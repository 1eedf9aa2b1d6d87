"""When things happen of which people speak: the times that are named in statements."""
