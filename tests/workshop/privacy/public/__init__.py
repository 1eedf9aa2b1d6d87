"""Tests of `workshop.privacy.public`."""
