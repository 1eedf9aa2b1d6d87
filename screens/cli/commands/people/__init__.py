"""The commands that are about one person."""
