"""What belongs to the person and to no engagement: the settings file."""
