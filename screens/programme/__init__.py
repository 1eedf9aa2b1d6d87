"""The screen of the programme of interviews."""
