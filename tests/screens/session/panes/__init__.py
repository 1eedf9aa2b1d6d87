"""The parts of the session screen that stand above the line."""
