"""Fixtures of every test: databases, and how hard Hypothesis looks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import scratch
from tests.support.backends import BackendUrl, postgres_backend, sqlite_backend
from tests.support.postgres import NoPostgresError, fresh_database, running_server, skip_or_fail

scratch.choose()

for _profile, _examples in {"dev": 30, "ci": 60, "thorough": 1000}.items():
    settings.register_profile(
        _profile,
        max_examples=_examples,
        derandomize=False,
        print_blob=True,
        # a loaded machine is slow, not wrong
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of the maintenance database of one server for the whole run.

    Without a server the test is skipped with the reason; with AFTERSALES_REQUIRE_POSTGRES=1 it fails.
    """
    try:
        with running_server() as url:
            yield url
    except NoPostgresError as missing:
        skip_or_fail(missing)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """`postgresql://` URL of an empty database of this test's own, dropped afterwards."""
    with fresh_database(postgres_server) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> BackendUrl:
    """Runs the test once per storage engine; PostgreSQL is started only when the test asks for it."""
    if request.param == "sqlite":
        return sqlite_backend(tmp_path)
    return postgres_backend(request.getfixturevalue("postgres_url"))


@pytest.fixture
def sqlite(tmp_path: Path) -> BackendUrl:
    """For what is computed from rows, where the engine that keeps them makes no difference."""
    return sqlite_backend(tmp_path)
