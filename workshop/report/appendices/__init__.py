"""What stands behind a document: the words themselves, who was heard, how it was made."""
