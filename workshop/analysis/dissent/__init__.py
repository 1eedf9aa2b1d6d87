"""Where people differ: what is told both ways, and what is contested."""
