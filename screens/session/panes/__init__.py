"""The parts of the session screen that stand in every step."""
