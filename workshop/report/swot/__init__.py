"""The SWOT summary: the answer first, then what it rests on."""
