"""Tests of workshop.report.wording."""
