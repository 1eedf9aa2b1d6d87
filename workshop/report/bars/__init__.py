"""What voters gave, as bars."""
