"""The theming board: statement by statement, what each is about."""
