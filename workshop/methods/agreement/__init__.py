"""How far people agree: concordance, panels, rounds."""
