"""What comes first: weighted sums, pairwise comparison, gaps."""
