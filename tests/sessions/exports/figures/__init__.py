"""Figures as shapes."""
