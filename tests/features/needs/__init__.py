"""What departments want from IT, from the first word to the reply: whole runs."""
