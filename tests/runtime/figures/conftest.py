"""A store with a log that is written directly, and its figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.settings import Settings
from runtime.system import System, open_system
from tests.support.scenario import clock

NOW = clock(9, days=60)


@pytest.fixture
def system(tmp_path: Path) -> Iterator[System]:
    with open_system(Settings(data_dir=tmp_path / "data"), clock=lambda: NOW) as opened:
        yield opened
