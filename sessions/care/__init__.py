"""Looking after a damaged folder: telling what is wrong, saving what can be read."""
