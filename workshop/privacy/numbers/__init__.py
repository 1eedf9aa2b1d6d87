"""Statistics that must not tell what a person gave: too few voters, totals that differ by one."""
