"""What was done, and undone: changes as a list, and earlier moments."""
