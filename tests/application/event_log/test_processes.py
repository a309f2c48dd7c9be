"""Several processes on one log, and processes that die in the middle of an append."""

from __future__ import annotations

import signal
from contextlib import closing

import pytest

from application.event_log import open_event_log
from application.event_log.storage import STEPS
from tests.application.event_log import raw
from tests.application.event_log.conftest import OpenLog, only_sqlite
from tests.application.event_log.samples import REGISTRY, one
from tests.application.event_log.worker import start
from tests.support.backends import BackendUrl

_POSTGRES_STEPS = (STEPS[0], STEPS[-1])


def test_two_processes_write_one_log(backend: BackendUrl, open_log: OpenLog) -> None:
    # nobody has opened the log before: both find it missing and create it
    workers = [start(backend.log_url, f"sample-{name}", 40) for name in "ab"]
    for worker in workers:
        acknowledged, _ = worker.communicate(timeout=60)
        assert worker.returncode == 0
        assert len(acknowledged.split()) == 40
    log = open_log()
    everything = log.read_all(after=0, limit=1000)
    assert len(everything) == len({event.position for event in everything}) == 80
    for name in "ab":
        assert [event.version for event in log.read_stream(f"sample-{name}")] == list(range(1, 41))


@pytest.mark.parametrize("step", STEPS)
def test_a_process_killed_at_any_step_leaves_all_or_nothing(
    backend: BackendUrl, open_log: OpenLog, step: str
) -> None:
    if backend.kind == "postgres" and step not in _POSTGRES_STEPS:
        step = _POSTGRES_STEPS[STEPS.index(step) % 2]  # one round trip has no steps between
    worker = start(backend.log_url, "sample-1", 9, die_at=(step, 4))
    output, _ = worker.communicate(timeout=60)
    assert worker.returncode == -signal.SIGKILL
    acknowledged = [int(line) for line in output.split()]
    assert acknowledged == [1, 2, 3]

    stored = [1, 2, 3, 4] if step == STEPS[-1] else [1, 2, 3]
    log = open_log()
    assert [event.version for event in log.read_stream("sample-1")] == stored
    assert (log.find_receipt("sample-1:00000004") is not None) == (4 in stored)
    counts = raw.counts(backend)
    assert counts["stored_events"] == counts["command_receipt"] == len(stored)
    # and the log goes on
    log.append(one(len(stored) + 1))


@only_sqlite
def test_steps_come_in_their_order(backend: BackendUrl) -> None:
    passed: list[str] = []
    with closing(open_event_log(backend.log_url, REGISTRY, on_step=passed.append)) as watched:
        watched.append(one(1))
    assert tuple(passed) == STEPS
