"""Whole systems on each storage engine, with a clock that stands where it is put."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from runtime.settings import Settings
from runtime.system import System, open_system
from tests.support.backends import BackendUrl
from tests.support.scenario import clock


@dataclass
class Now:
    at: datetime = field(default_factory=lambda: clock(8).astimezone(UTC))

    def __call__(self) -> datetime:
        return self.at

    def move_to(self, moment: datetime) -> None:
        self.at = moment.astimezone(UTC)


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def another_system(backend: BackendUrl, tmp_path: Path, now: Now) -> Iterator[Callable[[], System]]:
    """Each call is one more process on the same data."""
    url = backend.log_url if backend.kind == "postgres" else None
    settings = Settings(data_dir=tmp_path / "data", database_url=url)
    with ExitStack() as opened:
        yield lambda: opened.enter_context(open_system(settings, clock=now))


@pytest.fixture
def system(another_system: Callable[[], System]) -> System:
    return another_system()
