"""The read-back: a clean page to be turned to those who spoke."""
