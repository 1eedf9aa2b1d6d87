"""What is asked on the screen of needs."""
