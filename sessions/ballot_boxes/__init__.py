"""Ballot boxes of secret votes that are open: files beside the journal, rewritten whole."""
