"""What is read of carrying the strategy out: what a start waits for, rounds of feedback, signals.

Pure reads of a whole record, as `workshop.strategy` are: who may see what is told where it is told.
"""
