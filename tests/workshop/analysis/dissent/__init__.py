"""Tests of workshop.analysis.dissent."""
