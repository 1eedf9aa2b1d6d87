"""Bringing in: one reader a kind of file, each with one row in `sessions.imports.registry`."""
