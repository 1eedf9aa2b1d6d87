"""Published methods of internal and external analysis, one a file."""
