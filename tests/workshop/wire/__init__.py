"""Commands as other programs write them."""
