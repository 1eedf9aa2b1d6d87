"""What findings are made of, as an edition tells it."""
