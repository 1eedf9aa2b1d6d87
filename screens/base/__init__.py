"""What every screen is made of: commands, the queue of keys, the open engagement, the past."""
