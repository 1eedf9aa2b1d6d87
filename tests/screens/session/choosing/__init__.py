"""Deciding, pairing and rating on the session screen."""
