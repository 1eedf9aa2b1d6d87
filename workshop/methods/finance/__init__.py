"""Money over years, and portfolios within limits."""
