"""The report as plain data, and one builder per document."""
