"""What becomes of actions and open questions after they were recorded."""
