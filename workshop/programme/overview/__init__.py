"""Where the whole programme stands: its steps, who is heard, what waits, what to do next."""
