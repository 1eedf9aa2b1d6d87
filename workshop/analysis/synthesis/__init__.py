"""What the sessions say together: themes as they were heard, how well, and what is missing."""
