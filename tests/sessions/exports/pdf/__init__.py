"""Tests of reports as PDF."""
