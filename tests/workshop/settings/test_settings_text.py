"""Settings as text.

Requirement: declared once; every problem at once with line, field, found and allowed; the nearest
name for one that is not known; setting one value keeps every other byte of the file.
"""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import ROOT
from workshop.errors import Problems, Refused
from workshop.settings.file_text import new_text, with_value, with_word
from workshop.settings.manual_page import manual_page
from workshop.settings.reader import as_data, read_settings
from workshop.settings.shape import Settings
from workshop.settings.table import every_setting, rows_of, value_of

WRONG = """\
[firm]
nam = "Harbour"
logo = 3
[colours]
accent = "#eeeeee"
theme = "blue"
[documents]
fewest_voters = 2
language = "xx"
[keys]
next = "f6"
session.back = 3
[abbreviations]
"a b" = "x"
kpi = ""
[sesions]
"""

MINE = """\
# mine
[firm]   # who we are
name = "Old"   # short

[keys]
session.next = "f6"  # as in the other program
"""


def problems_of(text: str) -> list[dict[str, str | int | None]]:
    with pytest.raises(Problems) as refusal:
        read_settings(text, "settings.toml")
    return [as_data(problem) for problem in refusal.value.problems]


def test_every_problem_is_told_at_once() -> None:
    """Each with its line, field, what was found and what is allowed; nothing is taken."""
    told = problems_of(WRONG)
    assert [(each["line"], each["field"]) for each in told] == [
        (2, "firm.nam"),
        (3, "firm.logo"),
        (5, "colours.accent"),
        (6, "colours.theme"),
        (8, "documents.fewest_voters"),
        (9, "documents.language"),
        (11, "keys.next"),
        (12, "keys.session.back"),
        (14, "abbreviations.a b"),
        (15, "abbreviations.kpi"),
        (16, "sesions"),
    ]
    assert all(each["found"] and each["allowed"] for each in told)
    with pytest.raises(Problems, match="Did you mean “name”"):
        read_settings(WRONG, "settings.toml")
    with pytest.raises(Problems, match="Did you mean “sessions”"):
        read_settings(WRONG, "settings.toml")


@pytest.mark.parametrize("text", ["[firm", "x = ", "\x00", "firm = 3", "keys = []", "a." * 3000])
def test_what_is_no_settings_file_is_refused_with_a_place(text: str) -> None:
    """Whatever stands in the file, it is a problem in words."""
    assert problems_of(text)[0]["found"]


def test_a_new_file_tells_every_setting_and_sets_none() -> None:
    """With the # taken away, each line is right as well."""
    text = new_text()
    assert read_settings(text, "x") == Settings()
    assert all(
        f"# {setting.path[-1]} = " in text for setting in every_setting() if not setting.of_words
    )
    bare = [line.removeprefix("# ") if " = " in line else line for line in text.split("\n")]
    whole = read_settings("\n".join(bare), "x")
    assert whole.documents.fewest_voters == 4
    assert whole.keys == {"session.next": "f6"}


def test_the_manual_is_current() -> None:
    """`python -m workshop.settings.manual_page > docs/settings.md` writes it."""
    assert (ROOT / "docs" / "settings.md").read_text("utf-8") == manual_page()


def test_every_setting_says_what_it_means() -> None:
    for setting in every_setting():
        assert setting.means.endswith("."), setting.name
        assert value_of(Settings(), setting.name) == setting.default


def test_one_value_is_set_and_all_else_stays() -> None:
    """Comments, blanks and the way a dotted key is written."""
    text = with_word(MINE, "firm.name", 'New "one"')
    assert text == MINE.replace('"Old"', '"New \\"one\\""')
    assert with_word(MINE, "keys.session.next", "f7") == MINE.replace('"f6"', '"f7"')
    added = with_word(MINE, "documents.fewest_voters", "5")
    assert added == f"{MINE}\n[documents]\nfewest_voters = 5\n"
    beside = with_word(MINE, "firm.logo", "a.png")
    assert beside == MINE.replace("# who we are\n", '# who we are\nlogo = "a.png"\n')
    windows = with_word(MINE.replace("\n", "\r\n"), "sessions.place", "Room 3")
    assert windows.startswith(MINE.replace("\n", "\r\n"))
    assert "\n" not in windows.replace("\r\n", "")


def test_what_only_its_author_can_change_is_left_alone() -> None:
    """A table in curly brackets has no line of its own for a new key."""
    with pytest.raises(ValueError, match=r"firm\.logo"):
        with_value('firm = { name = "x" }\n', ("firm", "logo"), "a.png")
    text = 'firm = { name = "x" }\n'
    assert with_value(text, ("firm", "name"), "y") == text.replace("x", "y")


@pytest.mark.parametrize("name", ["firm", "firm.nam", "keys", "theme", ""])
def test_a_name_that_is_no_setting_is_refused(name: str) -> None:
    with pytest.raises(Refused):
        with_word("", name, "x")


_COMMENTS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12)


@given(
    st.dictionaries(st.sampled_from(["name", "logo"]), _COMMENTS),
    _COMMENTS,
    st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=30),
)
def test_setting_a_value_loses_no_line(lines: dict[str, str], head: str, value: str) -> None:
    """Whatever comments stand around: the value is there, all others are as they were."""
    rows = [f'{key} = "{key}"  # {comment}' for key, comment in lines.items()]
    text = "\n".join([f"# {head}", "[firm]", *rows, ""])
    after = with_value(text, ("firm", "name"), value)
    assert tomllib.loads(after)["firm"] == {key: key for key in lines} | {"name": value}
    kept = [line for line in text.split("\n") if not line.startswith("name")]
    assert [line for line in after.split("\n") if not line.startswith("name")] == kept
    comment = lines.get("name")
    assert comment is None or after.count(f"# {comment}") >= 1


def test_rows_tell_what_was_chosen() -> None:
    settings = read_settings(MINE, "x")
    chosen = {name: value for name, value, own in rows_of(settings) if own}
    assert chosen == {"firm.name": "Old", "keys.session.next": "f6"}


def test_digits_are_a_number_where_a_number_is_meant_and_words_elsewhere() -> None:
    """A firm called 1848 keeps its name a text; a number that is none is refused by the reader."""
    assert 'name = "1848"' in with_word("", "firm.name", "1848")
    assert "fewest_voters = 5" in with_word("", "documents.fewest_voters", "5")
    assert 'fewest_voters = "five"' in with_word("", "documents.fewest_voters", "five")
