"""Tests of `workshop.report.needs`."""
