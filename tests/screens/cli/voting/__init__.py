"""The commands about votes."""
