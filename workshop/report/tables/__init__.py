"""What a document holds as one table, for a file that is read back."""
