"""REFI-QDA projects (.qdpx): what programs for qualitative analysis exchange."""
