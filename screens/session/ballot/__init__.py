"""The ballot of a step: the grid that values are typed into, and its results."""
