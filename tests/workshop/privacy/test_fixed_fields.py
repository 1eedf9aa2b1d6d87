"""What erasing leaves alone because nobody typed it."""

from __future__ import annotations

import pytest

from workshop.guide.shape import Guide
from workshop.privacy.fixed_fields import is_fixed
from workshop.record.tables import TABLES
from workshop.registers.fields import LinkField
from workshop.registers.kinds import REGISTERS

FIXED = """
    here left_out
    id people departments raised_by mentions written_by parts into first second
    digest kind letter pestle attribution at due created
    started closed since confirmed state format setting stage programme_step lens factors scope
    voters mode show default_kind levels in of evidence table guide_id session_id person_id
    level changed off_record unseen sha256 until begun marks numbered verdict sent
    subjects roster away method channel vote_id subject_id scale_id opened voided wall not_aired
    part_of part_step rejoined quotes made
""".split()  # noqa: SIM905 - forty lines otherwise

TYPED = """
    name purpose facilitator role title place reason text tags voter say probes audience materials
    short unclear source form kept stack speaker definition tag coder
    least_means greatest_means dropped page dated unit file was recommendation lines author who
""".split()  # noqa: SIM905


@pytest.mark.parametrize("field", FIXED)
def test_ids_times_and_fixed_words_are_left_alone(field: str) -> None:
    """A name in them would be chance, and the document unreadable without them."""
    assert is_fixed(field)


@pytest.mark.parametrize("field", TYPED)
def test_whatever_a_person_types_is_searched_for_the_name(field: str) -> None:
    """No text keeps the name of somebody erased because its field was on a list."""
    assert not is_fixed(field)


@pytest.mark.parametrize("name", REGISTERS)
def test_words_in_registers_are_searched_too(name: str) -> None:
    """Neither a code from a file nor any cell with words is taken for a fixed word.

    A cell that is chosen of a list and of nothing else may have the name of a fixed field.
    """
    register = REGISTERS[name]
    typed = (field for field in register.fields if field.typed or isinstance(field, LinkField))
    cells = {field.id for field in typed}
    assert [each for each in ("code", "text", *cells) if is_fixed(each)] == []


def test_every_field_of_every_document_is_one_or_the_other() -> None:
    """A new field is asked for here: its type decides, and this says that it was thought of."""
    known = {
        *FIXED,
        *TYPED,
        "step_id",
        "department_id",
        "factor_id",
        "entry_id",
        "minutes",
        "number",
    }
    known |= {"steps", "scores", "scores_in", "spent", "merged", "retracted", "private", "guide"}
    known |= {"together", "presence", "entry_id", "themes", "rest", "order", "removed"}
    known |= {
        "outcomes",
        "writer_id",
        "same_as_id",
        "about_id",
        "wall_item_id",
        "debrief",
        "cues",
        "speakers",
        "spoken",
        "votes",
        "turns",
    }
    known |= {"together", "presence", "cues", "speakers", "spoken", "votes", "turns"}
    known |= {"cited", "answers", "ask", "final"}
    known |= {"rule", "secret", "thrown_away", "ballots", "channels", "counts"}
    known |= {"code", *(field.id for register in REGISTERS.values() for field in register.fields)}
    fields = {name for kind in TABLES.values() for name in kind.__struct_fields__}
    assert fields | set(Guide.__struct_fields__) <= known
