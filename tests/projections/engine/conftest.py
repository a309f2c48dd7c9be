"""A read database per test, on both engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from projections.engine import ReadDatabase, open_read_database
from tests.support.backends import BackendUrl


@pytest.fixture
def database(backend: BackendUrl) -> Iterator[ReadDatabase]:
    opened = open_read_database(backend.read_url)
    yield opened
    opened.close()
