"""Risk and expected value."""
