"""REFI-QDA projects of other programs, brought in."""
