"""Commands on what departments want from IT, and their rules."""
