"""Boards, each from a record."""
