"""Every (type, version) ever released is readable for ever, and the current ones are written as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.catalogue import REGISTRY
from domain.contract import EventRegistry, Upcaster
from domain.event import Event
from domain.quantities import Hours
from tests.application.event_log import samples
from tests.contract.frozen import frozen, objections
from tools.freeze_events import FROZEN, freeze


def test_the_contract_is_kept() -> None:
    """A new type lacks its example: run ``python -m tools.freeze_events``. A changed one needs a new version."""
    assert objections(REGISTRY, FROZEN) == []


class First(Event, name="sample.timed"):
    hours: Hours
    bay: str | None = None


class Second(Event, name="sample.timed", version=2):
    hours: Hours
    bay: str | None = None
    lift: bool


UPCASTER = Upcaster("sample.timed", 1, lambda payload: {**payload, "lift": False})


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A folder with the examples of a program that knew the first version."""
    (path,) = freeze(EventRegistry([First]), tmp_path)
    assert path.name == "sample.timed.v1.json"
    return tmp_path


def test_freezing_twice_writes_nothing(released: Path) -> None:
    before = frozen(released)
    assert freeze(EventRegistry([First]), released) == []
    assert frozen(released) == before


def test_an_unchanged_type_is_accepted(released: Path) -> None:
    assert objections(EventRegistry([First]), released) == []


def test_a_new_version_needs_its_example_and_reads_the_old_one(released: Path) -> None:
    registry = EventRegistry([Second], [UPCASTER])
    assert objections(registry, released) == ["sample.timed.v2: no frozen example"]
    freeze(registry, released)
    assert objections(registry, released) == []


def test_an_upcaster_that_does_not_fit_is_found(released: Path) -> None:
    registry = EventRegistry([Second], [Upcaster("sample.timed", 1, dict)])
    freeze(registry, released)
    (objection,) = objections(registry, released)
    assert objection.startswith("sample.timed.v1: cannot be read")


def test_a_field_added_in_silence_is_found(released: Path) -> None:
    class Grown(Event, name="sample.timed"):
        hours: Hours
        bay: str | None = None
        lift: bool = False

    (objection,) = objections(EventRegistry([Grown]), released)
    assert objection.startswith("sample.timed.v1: would be written")


def test_a_field_removed_in_silence_is_found(released: Path) -> None:
    class Shrunk(Event, name="sample.timed"):
        hours: Hours

    (objection,) = objections(EventRegistry([Shrunk]), released)
    assert objection.startswith("sample.timed.v1: cannot be read")


def test_a_type_taken_away_is_found(released: Path) -> None:
    assert objections(EventRegistry([]), released) == ["sample.timed.v1: no longer in the catalogue"]


def test_a_stray_file_is_found(released: Path) -> None:
    (released / "notes.txt").write_text("")
    with pytest.raises(ValueError, match=r"notes\.txt"):
        objections(EventRegistry([First]), released)


def test_examples_fill_every_field(tmp_path: Path) -> None:
    freeze(samples.REGISTRY, tmp_path)
    assert sorted(frozen(tmp_path)) == [("sample.note_added", 1), ("sample.price_set", 3)]
    assert b"null" not in b"".join(frozen(tmp_path).values())
