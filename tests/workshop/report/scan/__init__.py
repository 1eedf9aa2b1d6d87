"""Tests of workshop.report.scan."""
