"""The session as its interviewer, or its scribe, needs to see it."""
