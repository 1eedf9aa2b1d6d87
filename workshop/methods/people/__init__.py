"""Stakeholders and who does what."""
