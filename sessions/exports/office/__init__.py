"""What the files of Office have in common, whichever program they are for."""
