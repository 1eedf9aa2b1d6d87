"""TinyDB's own tests, run against our classes.

Requirement: the database is a TinyDB. Its tests are not part of what pip installs; unpack its
source distribution and name it, for example::

    pip download --no-deps --no-binary :all: 'tinydb==4.9.*' && tar xzf tinydb-4.9.*.tar.gz
    WORKSHOP_TINYDB_SOURCE=tinydb-4.9.0 python -m pytest tests/faults/test_tinydb_suite.py

That any sequence of calls gives what TinyDB in memory gives is tested without it, by the storage
machine of `tests/sessions`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import ROOT

CONFTEST = """
import pytest
from sessions.database.database import EngagementDB
from sessions.database.tinydb_journal import JournalTable
from sessions.clock import local_time

# It compares the name of the class.
OTHERWISE = {"test_table_repr"}

class Table(JournalTable):
    def __init__(self, storage, name, cache_size=10, persist_empty=False):
        # Ours has no cache of queries, which confuses some; the tests look into it.
        super().__init__(storage, name, cache_size, persist_empty)

class Database(EngagementDB):
    table_class = Table

@pytest.fixture
def db(tmp_path):
    db = Database(tmp_path / "engagement", clock=local_time, create=True)
    db.drop_tables()
    db.insert_multiple({"int": 1, "char": c} for c in "abc")
    yield db
    db.close()

def pytest_collection_modifyitems(items):
    items[:] = [i for i in items if "db" in i.fixturenames and i.name not in OTHERWISE]
"""


def test_the_tests_of_tinydb_pass(tmp_path: Path) -> None:
    """All that take a database, but the one that looks at its name."""
    source = os.environ.get("WORKSHOP_TINYDB_SOURCE", "")
    if not source:
        pytest.skip("the source of TinyDB is not here; name it in WORKSHOP_TINYDB_SOURCE")
    tests = Path(source).resolve() / "tests"
    assert tests.is_dir(), f"{tests} is no folder"
    for file in tests.glob("test_*.py"):
        shutil.copy(file, tmp_path)
    (tmp_path / "conftest.py").write_text(CONFTEST, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment
    )
    assert done.returncode == 0, done.stdout
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed
    assert int(passed[1]) >= 60, done.stdout
