"""What strategies and gaps come to."""
