"""Where a read model is built whose rules, not whose SQL, are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.backends import BackendUrl, sqlite_backend


@pytest.fixture
def sqlite(tmp_path: Path) -> BackendUrl:
    """One storage engine; that both answer alike is shown by the tests that ask for ``backend``."""
    return sqlite_backend(tmp_path)
