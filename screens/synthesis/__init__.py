"""The synthesis: what all sessions say together, themes over departments."""
