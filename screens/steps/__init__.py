"""One widget for each kind of step."""
