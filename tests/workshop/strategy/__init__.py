"""What is read from the registers of the strategy."""
