"""Where things are kept: guides, places, folders that a sync client copies."""
