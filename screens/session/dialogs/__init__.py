"""Questions asked over a running session."""
