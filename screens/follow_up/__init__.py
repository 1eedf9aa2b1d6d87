"""What sessions left to be followed up, over all of them."""
