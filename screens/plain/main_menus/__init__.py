"""The menus that lead to all others: the engagements, and what can be done with one."""
