"""Boards: one question about the strategy each, answered by a method from what was recorded."""
