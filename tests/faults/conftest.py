"""The system on each storage engine, as settings: a fault test opens it anew in every process."""

from __future__ import annotations

from pathlib import Path

import pytest

from runtime.settings import Settings
from tests.support.backends import BackendUrl


@pytest.fixture
def settings(backend: BackendUrl, tmp_path: Path) -> Settings:
    url = backend.log_url if backend.kind == "postgres" else None
    return Settings(data_dir=tmp_path / "data", database_url=url)
