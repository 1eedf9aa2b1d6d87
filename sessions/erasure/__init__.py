"""Erasing a person from the journal, and telling what is left elsewhere."""
