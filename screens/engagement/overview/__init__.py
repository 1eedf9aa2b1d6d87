"""What now: the first section of the engagement screen."""
