"""What stands on the session screen while a room discusses where it is apart."""
