"""What a document holds as one table: as data, and for a file that is read back."""
