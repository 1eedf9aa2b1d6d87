"""What is to be done, for calendars and for the programs in which work is tracked."""
