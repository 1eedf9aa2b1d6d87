"""Strategies scored by factors and shortlisted, in a session and outside of one."""

from __future__ import annotations
