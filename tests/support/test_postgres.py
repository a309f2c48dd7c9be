"""The database fixtures themselves: a wrong fixture makes every test above it worthless."""

from __future__ import annotations

import shutil
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, text

from tests.support import postgres
from tests.support.backends import BackendUrl


def test_each_test_gets_an_empty_database_that_is_dropped(postgres_server: str) -> None:
    with (
        postgres.fresh_database(postgres_server) as first,
        postgres.fresh_database(postgres_server) as second,
    ):
        with psycopg.connect(first) as one:
            one.execute("CREATE TABLE only_here (n integer)")
        with psycopg.connect(second) as other:
            assert other.execute("SELECT to_regclass('only_here')").fetchone() == (None,)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(first)


def test_durability_is_as_the_server_ships_it(postgres_url: str) -> None:
    with psycopg.connect(postgres_url) as connection:
        shown = [connection.execute(f"SHOW {name}").fetchone() for name in ("fsync", "synchronous_commit")]
    assert shown == [("on",), ("on",)]


def test_sqlalchemy_takes_the_url_with_its_driver_named(postgres_url: str) -> None:
    engine = create_engine(postgres_url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT 1")) == 1
    engine.dispose()


def test_backend_names_a_place_for_log_and_read_models(backend: BackendUrl, tmp_path: Path) -> None:
    if backend.kind == "sqlite":
        assert backend.log_url == f"sqlite:///{tmp_path}/log.db"
        assert backend.read_url == f"sqlite:///{tmp_path}/read.db"
    else:
        assert backend.log_url == backend.read_url
        assert backend.log_url.startswith("postgresql://")


def test_a_named_server_is_used_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(postgres.URL_VARIABLE, "postgresql://me@somewhere:1/postgres")
    with postgres.running_server() as url:
        assert url == "postgresql://me@somewhere:1/postgres"
    assert postgres.in_database(url, "other") == "postgresql://me@somewhere:1/other"


@pytest.mark.skipif(shutil.which("initdb") is None, reason="no initdb on PATH")
def test_programs_on_path_serve_where_the_wheel_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(postgres.URL_VARIABLE, raising=False)
    monkeypatch.setattr(postgres, "find_spec", lambda name: None)
    with (
        postgres.running_server() as server,
        postgres.fresh_database(server) as url,
        psycopg.connect(url) as connection,
    ):
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> postgres.NoPostgresError:
    monkeypatch.delenv(postgres.URL_VARIABLE, raising=False)
    monkeypatch.setattr(postgres, "find_spec", lambda name: None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(postgres.NoPostgresError) as missing, postgres.running_server():
        pass
    return missing.value


def test_no_server_skips_with_the_reason(
    no_server: postgres.NoPostgresError, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(postgres.REQUIRE_VARIABLE, raising=False)
    with pytest.raises(pytest.skip.Exception, match="not on PATH"):
        postgres.skip_or_fail(no_server)


def test_no_server_fails_where_one_is_required(
    no_server: postgres.NoPostgresError, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(postgres.REQUIRE_VARIABLE, "1")
    with pytest.raises(pytest.fail.Exception, match="not on PATH"):
        postgres.skip_or_fail(no_server)
