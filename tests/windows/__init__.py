"""What holds on Windows: a smoke of whole programs, and which tests need another system."""
