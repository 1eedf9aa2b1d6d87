"""What stands in a file that was written: its stamp and its paragraphs, one reader a format."""
