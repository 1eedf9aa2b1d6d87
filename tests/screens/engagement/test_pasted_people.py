"""Setting up the people of an engagement: from a pasted list, with few keys, and put right later."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from screens.app.app import WorkshopApp
from screens.engagement.start_session_dialog import StartSession
from sessions.store.store import Store
from tests.builders.acme import Acme
from tests.screens.running import SMALL, opened
from workshop.record.documents import Department, Person, Session

LIST = "Name\tRole\tDepartment\n" + "\n".join(
    f"Person {number} Name{number}\tRole {number}\tDepartment {number % 6}" for number in range(12)
)
"""Twelve people of six departments, as a spreadsheet copies them."""
