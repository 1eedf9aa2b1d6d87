"""Tests of `workshop.running`."""
