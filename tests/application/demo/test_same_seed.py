"""The same seed writes the same log, byte for byte."""

from __future__ import annotations

from pathlib import Path

from application.demo import Script
from runtime.settings import Settings
from tests.application.demo.played import played, stored_events


def _log_of(directory: Path, seed: int) -> list[tuple[object, ...]]:
    with played(Settings(data_dir=directory), Script(days=2, seed=seed)):
        pass
    return stored_events(directory)


def test_the_same_seed_writes_the_same_log(tmp_path: Path) -> None:
    first, second = _log_of(tmp_path / "first", 7), _log_of(tmp_path / "second", 7)
    assert len(first) > 1000
    assert first == second


def test_another_seed_writes_another_log(tmp_path: Path) -> None:
    assert _log_of(tmp_path / "seven", 7) != _log_of(tmp_path / "eight", 8)
