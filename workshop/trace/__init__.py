"""From any id down to what was said, and up to what was made of it."""
