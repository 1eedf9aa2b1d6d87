"""Groups in the summary, in data and on the wall."""
