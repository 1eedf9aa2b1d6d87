"""Tests of workshop.report.session."""
