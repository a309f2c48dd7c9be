"""Doors for tests: an empty house, and one after the scripted day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.door import Door
from tests.support.scripted_day import ScriptedDay, scripted_day


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    with Door(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="session")
def day() -> ScriptedDay:
    return scripted_day()


@pytest.fixture(scope="package")
def lived_in(tmp_path_factory: pytest.TempPathFactory, day: ScriptedDay) -> Iterator[Door]:
    """After the whole day, read models at the log's end. Only for tests that change nothing."""
    with Door(tmp_path_factory.mktemp("lived-in")) as opened:
        opened.play(day.steps)
        opened.catch_up()
        yield opened
