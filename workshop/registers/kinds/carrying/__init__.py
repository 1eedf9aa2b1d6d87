"""Registers of carrying a strategy out: conditions, waivers, rounds of feedback, signals."""
