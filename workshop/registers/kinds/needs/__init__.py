"""The registers of what departments want from IT, and of how that is brought into one order."""
