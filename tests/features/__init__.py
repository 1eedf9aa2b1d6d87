"""Whole runs in real terminals: the program as a person meets it."""
