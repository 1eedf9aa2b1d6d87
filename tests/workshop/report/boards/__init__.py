"""Boards as an edition tells them."""
