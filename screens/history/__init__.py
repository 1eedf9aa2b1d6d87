"""The history of an engagement: every change, undone or looked at as it was."""
