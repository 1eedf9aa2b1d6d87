"""A pasted text before anything of it is recorded: what it is, and what each line of it becomes."""
