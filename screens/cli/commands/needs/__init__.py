"""The commands that tell what departments want, agree on how it is ranked, and choose of it."""
