"""The strategy as documents: the whole of it, decisions, notices, boards."""
