"""Whole workshops by keys, with the wall in a second process."""
