"""A command side on each storage engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.application.commands.house import House, houses
from tests.support.backends import BackendUrl


@pytest.fixture
def another_house(backend: BackendUrl) -> Iterator[Callable[[], House]]:
    """Each call is one more process on the same log."""
    with houses(backend) as another:
        yield another


@pytest.fixture
def house(another_house: Callable[[], House]) -> House:
    return another_house()
