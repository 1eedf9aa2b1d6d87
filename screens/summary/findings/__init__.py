"""Findings: made of factors and themes, worded in place, put in order, issued."""
