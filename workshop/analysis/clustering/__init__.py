"""What a room sorts: the columns and groups that it sees, and the pairs that look alike."""
