"""How documents write numbers and counts."""
