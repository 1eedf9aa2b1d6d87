"""Tests of workshop.analysis.order."""
