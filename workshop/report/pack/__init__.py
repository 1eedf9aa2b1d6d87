"""What is said about several documents together: what they leave out, and what is still open."""
