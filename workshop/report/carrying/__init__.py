"""The documents of carrying the strategy out: feedback, and where the programme stands."""
