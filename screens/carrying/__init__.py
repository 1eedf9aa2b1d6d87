"""The screen of carrying the strategy out: projects, who is told, feedback, what is watched."""
