"""Locks that processes share."""

from __future__ import annotations

from pathlib import Path

from tests.application.event_log.conftest import OpenLog
from tests.application.event_log.turn_worker import LOCKS, count, die_holding
from tests.faults.lives import LONGEST_SECONDS, fork, killed
from tests.support.backends import BackendUrl


def test_processes_take_turns(backend: BackendUrl, open_log: OpenLog, tmp_path: Path) -> None:
    """Without turns two of them would read the same number and one step would be lost."""
    open_log()
    file = tmp_path / "number"
    file.write_text("0")
    workers = [fork(count, backend.log_url, str(file), 150) for _ in range(3)]
    for worker in workers:
        worker.join(LONGEST_SECONDS)
        assert worker.exitcode == 0
    assert file.read_text() == "450"


def test_a_turn_ends_with_its_process(backend: BackendUrl, open_log: OpenLog) -> None:
    log = open_log()
    killed(die_holding, backend.log_url)
    with log.turn(LOCKS):
        log.head()


def test_turns_of_other_numbers_do_not_wait(open_log: OpenLog) -> None:
    log = open_log()
    with log.turn([1, 2]), log.turn([3]):
        log.head()
