"""Sorting what was said: what says the same becomes one, what belongs together a named group."""
