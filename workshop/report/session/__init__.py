"""What is told of one session."""
