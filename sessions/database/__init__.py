"""TinyDB on the journal: contents, checkpoints, recovery, earlier moments."""
