"""Where the whole stands, inside against outside."""
