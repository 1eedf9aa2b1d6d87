"""Tests of `workshop.needs`."""
