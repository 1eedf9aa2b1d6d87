"""What findings are made of, and the findings as a list, as an edition tells them."""
