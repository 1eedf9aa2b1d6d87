"""The commands of carrying a strategy out: where it stands, what projects wait for, feedback."""
