"""The command line: the words it takes, and one module for what each command does."""
