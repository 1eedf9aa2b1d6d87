"""Tests of workshop.report.tables."""
