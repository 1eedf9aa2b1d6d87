"""Pasted texts."""
