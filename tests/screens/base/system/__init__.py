"""Tests of what differs from one system to another."""
