"""The commands that write documents: summaries, and the copy for one person."""
