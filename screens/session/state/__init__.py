"""What is shown of a session, what is half typed, and when the bell is due: no widget is here."""
