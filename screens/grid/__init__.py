"""The grid over the rows of a register: on a screen of its own and in the steps of a session."""
