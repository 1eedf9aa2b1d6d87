"""Ballots: what is scored, what was given, and what that comes to. Commands are in `running`."""
