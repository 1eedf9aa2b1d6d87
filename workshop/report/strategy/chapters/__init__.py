"""The chapters of the strategy document, one file each."""
