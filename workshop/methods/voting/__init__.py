"""Ballots counted: dots, ranks, pairs."""
