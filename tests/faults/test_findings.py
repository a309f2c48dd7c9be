"""The findings after a fault really find: planted damage is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from runtime.settings import Settings
from runtime.system import System, open_system
from tests.faults.acknowledged import Acknowledged
from tests.faults.findings import findings, read_model_findings
from tests.faults.script import envelopes
from tests.faults.worker import StepClock, send

COMMANDS = 30


@pytest.fixture
def worked(tmp_path: Path) -> Iterator[tuple[System, dict[str, Acknowledged]]]:
    clock = StepClock()
    acknowledged = {}
    with open_system(Settings(data_dir=tmp_path), clock=clock) as system:
        for envelope in islice(envelopes(0, 1), COMMANDS):
            acknowledged[envelope.command_id] = send(system, clock, envelope)
        yield system, acknowledged


def damage(system: System, statement: str) -> None:
    path = system.settings.log_url.removeprefix("sqlite:///")
    connection = sqlite3.connect(path)
    with connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        assert connection.execute(statement).rowcount > 0
    connection.close()


def test_sound_storage_has_no_findings(
    worked: tuple[System, dict[str, Acknowledged]], tmp_path: Path
) -> None:
    system, acknowledged = worked
    assert findings(system, acknowledged) == []
    assert read_model_findings(system, tmp_path / "fresh.db") == []


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("DELETE FROM command_receipt WHERE command_id LIKE '%-0009'", "was acknowledged and is not there"),
        ("DELETE FROM command_receipt WHERE command_id LIKE '%-0009'", "without a receipt"),
        ("UPDATE command_receipt SET last_position = 3 WHERE command_id LIKE '%-0009'", "other positions"),
        ("UPDATE command_receipt SET version = 99 WHERE command_id LIKE '%-0009'", "its receipt says"),
        ("DELETE FROM stored_events WHERE rowid = 1", "has the versions"),
        ("DELETE FROM stored_events WHERE rowid = 9", "promises"),
        ("DELETE FROM vault_row WHERE rowid = 1", "no words for"),
        (
            "INSERT INTO vault_row SELECT 'x', subject, retention, kind, nonce, ciphertext FROM vault_row LIMIT 1",
            "which no event names",
        ),
        ("UPDATE vault_index SET subject = 'vehicle-x'", "is no stream"),
        ("UPDATE stored_events SET state = '{}' WHERE rowid = 9", "cannot be decoded"),
    ],
)
def test_damage_is_found(
    worked: tuple[System, dict[str, Acknowledged]], statement: str, finding: str
) -> None:
    system, acknowledged = worked
    damage(system, statement)
    assert any(finding in found for found in findings(system, acknowledged))


def test_a_read_model_that_went_astray_is_found(
    worked: tuple[System, dict[str, Acknowledged]], tmp_path: Path
) -> None:
    system, _ = worked
    system.engine.run_until_caught_up()
    path = system.settings.read_url.removeprefix("sqlite:///")
    connection = sqlite3.connect(path)
    (table,) = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'order_history%' LIMIT 1"
    ).fetchone()
    with connection:
        connection.execute(f"DELETE FROM {table} WHERE rowid IN (SELECT min(rowid) FROM {table})")
    connection.close()
    assert read_model_findings(system, tmp_path / "fresh.db") == [
        "order_history shows something else than a fresh one"
    ]
