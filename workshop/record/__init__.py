"""The documents, frozen; the record in memory with its indexes; what a change is."""
