"""The dialogs of the screen of carrying the strategy out."""
