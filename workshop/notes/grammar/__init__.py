"""The small words of the notes format: lines sorted into what they are, fields, times, places."""
