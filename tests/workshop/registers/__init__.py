"""What a register declares, and how its cells are read."""
