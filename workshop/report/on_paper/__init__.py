"""What will be on paper, as it is read back before it goes out."""
