"""Engagements as zips and folders: out, in, and merged."""
