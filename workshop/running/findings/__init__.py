"""Findings, the headline and versions: what can be done to them, and the rules."""
