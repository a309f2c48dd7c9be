"""Past the adapter, straight to the tables: what an operator with a database client could do."""

from __future__ import annotations

import sqlite3
from typing import Any, LiteralString

import psycopg

from tests.support.backends import BackendUrl

TABLES = (
    "stored_events",
    "command_receipt",
    "vault_row",
    "vault_key",
    "vault_index",
    "refused_command",
    "erased_subject",
)
REFUSED = (sqlite3.IntegrityError, psycopg.errors.RestrictViolation)
"""What a trigger answers to a change."""


def sqlite_path(backend: BackendUrl) -> str:
    return backend.log_url.removeprefix("sqlite:///")


def run(backend: BackendUrl, statement: LiteralString, *parameters: object) -> list[tuple[Any, ...]]:
    """Run one statement and commit; ``?`` marks a parameter on both engines."""
    if backend.kind == "sqlite":
        connection = sqlite3.connect(sqlite_path(backend))
        try:
            with connection:
                return connection.execute(statement, parameters).fetchall()
        finally:
            connection.close()
    with psycopg.connect(backend.log_url, options="-c search_path=event_log") as opened:
        cursor = opened.execute(statement.replace("?", "%s"), parameters or None)
        return cursor.fetchall() if cursor.description is not None else []


def counts(backend: BackendUrl) -> dict[str, int]:
    """Rows per table."""
    return {table: run(backend, f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}
