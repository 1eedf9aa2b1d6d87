"""Indexes that a record keeps of its documents; they know no document by its kind."""
