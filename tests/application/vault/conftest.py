"""A vault on each storage engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from application.event_log import StoredEventLog, open_event_log
from tests.application.vault.tables import EVENTS, Desk
from tests.support.backends import BackendUrl


@pytest.fixture
def log(backend: BackendUrl) -> Iterator[StoredEventLog]:
    opened = open_event_log(backend.log_url, EVENTS)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def desk(log: StoredEventLog) -> Desk:
    return Desk(log)
