"""What becomes of a line while it is typed: numbers of speakers, short forms, signs."""
