"""An open event log per test, on each backend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest

from application.event_log import StoredEventLog, open_event_log
from domain.contract import EventRegistry
from tests.application.event_log.samples import REGISTRY
from tests.support.backends import BackendUrl

OpenLog = Callable[..., StoredEventLog]

only_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
only_postgres = pytest.mark.parametrize("backend", ["postgres"], indirect=True)


@pytest.fixture
def open_log(backend: BackendUrl) -> Iterator[OpenLog]:
    """Opens the backend's log as often as asked, as separate processes would; all are closed at the end."""
    with ExitStack() as stack:

        def opened(registry: EventRegistry = REGISTRY) -> StoredEventLog:
            return stack.enter_context(closing(open_event_log(backend.log_url, registry)))

        yield opened


@pytest.fixture
def log(open_log: OpenLog) -> StoredEventLog:
    return open_log()
