"""What is asked on the screen of the strategy."""
