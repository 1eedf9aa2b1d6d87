"""The dialog in which a room is split up into groups."""
