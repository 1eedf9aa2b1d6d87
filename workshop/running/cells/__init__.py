"""Cells and blocks of registers before they are recorded: offered, read, compared."""
