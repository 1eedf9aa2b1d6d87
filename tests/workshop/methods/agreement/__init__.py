"""Tests of `workshop.methods.agreement`."""
