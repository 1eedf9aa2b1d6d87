"""The commands of the programme of interviews."""
