"""What came of one session, on a page, on the same day."""
