"""The same rows whatever the batches, on both databases, and they are the right ones."""

from __future__ import annotations

from pathlib import Path

from tests.projections.engine.sample import ACCOUNTS, expected_owners, history
from tests.support.backends import BackendUrl, postgres_backend, sqlite_backend
from tests.support.projection_kit import check_projection


def test_the_rows_do_not_depend_on_timing(backend: BackendUrl) -> None:
    events = history(120)
    shown = check_projection(ACCOUNTS, events, backend.read_url)
    assert {row["owner"]: (row["accounts"], row["fen"]) for row in shown["owner"]} == expected_owners(events)
    assert shown["account"], "the history leaves accounts open"


def test_no_events_no_rows(backend: BackendUrl) -> None:
    assert check_projection(ACCOUNTS, [], backend.read_url) == {"account": [], "owner": []}


def test_both_databases_show_the_same(tmp_path: Path, postgres_url: str) -> None:
    events = history(60, seed=3)
    embedded = check_projection(ACCOUNTS, events, sqlite_backend(tmp_path).read_url)
    assert check_projection(ACCOUNTS, events, postgres_backend(postgres_url).read_url) == embedded
