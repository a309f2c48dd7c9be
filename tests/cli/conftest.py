"""A command line without settings from outside, and one played demo."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from application.demo import Script
from runtime.settings import Settings
from tests.application.demo.played import played
from tests.cli.running import Command


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("AFTERSALES_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def aftersales(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory of one played day; tests that change it play their own."""
    directory = tmp_path_factory.mktemp("store") / "data"
    with played(Settings(data_dir=directory), Script(days=1, seed=1)):
        return directory


@pytest.fixture
def own_store(store: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(store, tmp_path / "own"))
