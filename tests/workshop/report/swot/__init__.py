"""Tests of workshop.report.swot."""
