"""Figures of documents in the terminal: planes, matrices and date lines, from the same blocks."""
