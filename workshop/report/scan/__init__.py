"""The environmental scan."""
