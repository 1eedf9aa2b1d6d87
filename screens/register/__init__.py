"""The screen of one register."""
