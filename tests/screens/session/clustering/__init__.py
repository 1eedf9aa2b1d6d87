"""Sorting on the session screen."""
