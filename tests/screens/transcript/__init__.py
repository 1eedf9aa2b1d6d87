"""The screen of a transcript."""
