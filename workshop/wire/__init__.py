"""Commands as other programs write them: names, fields, and what the words in them mean."""
