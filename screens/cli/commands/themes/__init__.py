"""The commands for likeness and themes."""
