"""What is asked before a file is taken into an engagement."""
