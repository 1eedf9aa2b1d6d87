"""The commands for the programme of interviews."""
