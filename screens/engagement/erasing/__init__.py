"""Taking out of an engagement what somebody said: withdrawn, or erased for good."""
