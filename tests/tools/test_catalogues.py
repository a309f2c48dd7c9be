from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar

import pytest
from pydantic import Field

from domain.command import Command
from domain.errors import ErrorCode
from domain.event import Event
from domain.labels import Word
from tools import clauses
from tools.catalogues import commands, errors, events, traceability, words
from tools.catalogues.discovery import fields, load, subclasses, summary
from tools.traceability import trace


class Base(Event):
    shared: str


class Happened(Base, name="thing.happened", version=2):
    """Something
    happened.

    More about it.
    """

    kind: ClassVar[str] = "x"
    count: Annotated[int, Field(ge=1)]
    who: str | None = None


class Open(Command, name="thing.open", creates=True):
    """Begin."""

    title: str


class Colour(Word):
    RED = "red", "红", "Red"


def test_fields_are_written_as_the_source_says_without_bounds() -> None:
    assert fields(Happened, Event) == {"shared": "str", "count": "int", "who": "str | None"}
    assert summary(Happened) == "Something happened."
    assert summary(Base) == ""


def test_subclasses_at_any_depth_of_one_package() -> None:
    assert {Base, Happened} <= set(subclasses(Event, "tests"))
    assert Happened not in subclasses(Event, "domain")


def test_a_module_that_does_not_import_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "halfdone").mkdir()
    (tmp_path / "halfdone" / "__init__.py").touch()
    (tmp_path / "halfdone" / "broken.py").write_text("raise ImportError('broken')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ImportError, match="broken"):
        load("halfdone")


def test_event_rows() -> None:
    text = events.render([Happened])
    assert "## thing" in text
    assert (
        "| `thing.happened` | 2 | Something happened. | `shared: str`, `count: int`, `who: str \\| None` |"
        in text
    )


def test_command_rows() -> None:
    assert "| `thing.open` | Starts its stream. Begin. | `title: str` |" in commands.render([Open])


def test_error_rows_are_in_order_of_code() -> None:
    text = errors.render([ErrorCode("B-2", "二", "two"), ErrorCode("A-1", "一", "one")])
    assert text.index("| `A-1` | 一 | one |") < text.index("| `B-2` | 二 | two |")


def test_word_rows() -> None:
    assert (
        "## Colour\n\n| Value | 中文 | English |\n| --- | --- | --- |\n| `red` | 红 | Red |"
        in words.render([Colour])
    )


def test_traceability_rows() -> None:
    known = clauses.clauses(["R-001", "R-002", "R-003"], ["R-001"])
    text = traceability.table(known, trace(known, {"t.py::a": ("R-002",)}))
    assert "| R-001 | yes | none |\n| R-002 | later | `t.py::a` |" in text
    assert "R-003" not in text
