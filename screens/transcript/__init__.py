"""The screen on which a transcript is read beside the guide of its session."""
