"""A read database per test, on both engines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from projections.engine import (
    Engine,
    ReadDatabase,
    open_read_database,
)
from tests.projections.engine.derived_sample import (
    CHEAP,
    EVENTS,
    Rules,
    engine_on,
)
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource


@pytest.fixture
def database(backend: BackendUrl) -> Iterator[ReadDatabase]:
    opened = open_read_database(backend.read_url)
    yield opened
    opened.close()


@pytest.fixture
def rules() -> Rules:
    return Rules(CHEAP)


@pytest.fixture
def source() -> ListSource:
    return ListSource(EVENTS)


@pytest.fixture
def engine(database: ReadDatabase, source: ListSource, rules: Rules) -> Engine:
    """Live, its read model made under the cheap rules."""
    engine = engine_on(database, source, rules)
    engine.run_until_caught_up()
    return engine


@pytest.fixture
def elsewhere(backend: BackendUrl) -> Iterator[ReadDatabase]:
    """Opened by another process."""
    opened = open_read_database(backend.read_url)
    yield opened
    opened.close()
