"""The screen of the strategy."""
