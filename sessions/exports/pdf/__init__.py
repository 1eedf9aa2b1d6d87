"""A report as PDF, set by typst from a template of ours that reads it as data."""
