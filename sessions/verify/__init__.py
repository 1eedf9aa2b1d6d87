"""Whether a document still says what the record says: where it comes from, and what differs."""
