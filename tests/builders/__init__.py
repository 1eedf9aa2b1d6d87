"""Engagements, records and reports for tests, built as people would build them."""
