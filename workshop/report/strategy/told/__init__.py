"""What an edition tells of the strategy, a subject each: as blocks of a chapter and as data.

Each has `blocks(gathered, level)`, which yields nothing where nothing is there, and `facts`.
"""
