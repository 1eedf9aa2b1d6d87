"""The chapters of the needs reconciliation, one a file."""
