"""Documents that are long on paper: how many pages they take, and what stands in front of them."""
