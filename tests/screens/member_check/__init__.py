"""The screen of a member check."""
