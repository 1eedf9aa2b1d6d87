"""Tests of workshop.report.bars."""
