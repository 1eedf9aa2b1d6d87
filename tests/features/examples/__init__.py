"""Published examples recorded as a room would record them, a module for each kind of board.

A module ends with `EXAMPLES`; `tests/features/test_examples_by_sessions.py` takes all of them.
"""
