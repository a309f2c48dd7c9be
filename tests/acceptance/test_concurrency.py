"""64 clients at once on one order and on one technician, in one process and in four, on each storage engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from random import Random

import pytest

from application.commands import CommandEnvelope
from domain.actors import Actor
from domain.aggregates.technician_day.events import ClockClosed, ClockOpened
from domain.aggregates.work_order.events.working import ClockedOff, ClockedOn
from domain.command import Command
from domain.envelope import Recorded
from domain.errors import AfterSalesError
from domain.event import Event
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.acceptance.busy_workshop import RUSH_HOUR, open_busy_workshop
from tests.acceptance.crowd import (
    COMMANDS_EACH,
    LONGEST_SECONDS,
    Crowd,
    Told,
    clock_on_and_off,
    read_results,
    rush,
    rush_in_a_process,
    talk_to_customers,
)
from tests.faults.findings import findings, read_model_findings
from tests.faults.lives import fork
from tests.faults.worker import StepClock
from tests.support.backends import BackendUrl
from tests.support.scripted_day import STORE

CLIENTS = 64
PROCESSES = 4
TOO_BUSY = "CMD-BUSY-001"
""""Somebody was faster" ten times in a row; only processes do that to each other."""
RUNNING_HERE, NOT_RUNNING, RUNNING_ELSEWHERE = "WO-WORK-002", "WO-WORK-003", "TEC-CLOCK-001"
JUST_CLOSED = "TEC-CLOCK-002"
"""Another process closed the clock after the order was read and before the day was."""

Wishes = Callable[[Random], tuple[Command, Actor]]


@pytest.fixture
def system(backend: BackendUrl, tmp_path: Path) -> Iterator[System]:
    url = backend.log_url if backend.kind == "postgres" else None
    with open_system(Settings(data_dir=tmp_path / "data", database_url=url), clock=StepClock()) as opened:
        yield opened


@pytest.fixture
def workshop(system: System) -> tuple[list[str], str]:
    assert isinstance(system.clock, StepClock)
    return open_busy_workshop(system, system.clock)


def all_at_once(
    system: System, processes: int, streams: Sequence[str], wishes: Wishes, directory: Path
) -> list[Told]:
    """What 64 clients are told; they sit in this process, or in equal parts in several others."""
    crowd = Crowd(system.settings, 0, CLIENTS // processes, streams, wishes)
    if processes == 1:
        return rush(crowd, system)
    results = [directory / f"{number}.json" for number in range(processes)]
    running = [
        fork(rush_in_a_process, replace(crowd, number=number), file) for number, file in enumerate(results)
    ]
    for process in running:
        process.join(LONGEST_SECONDS)
    assert [process.exitcode for process in running] == [0] * processes
    return [told for file in results for told in read_results(file)]


def assert_sound(system: System, told: Sequence[Told], directory: Path) -> None:
    """Everybody was answered; versions have no gaps, every accepted command has its one effect."""
    assert len(told) == CLIENTS * COMMANDS_EACH
    accepted = {each.command_id: each.answer for each in told if each.answer is not None}
    assert findings(system, accepted) == []
    assert read_model_findings(system, directory / "fresh.db") == []
    refused = {each.command_id for each in told if each.code}
    stored = Counter(each.meta.command_id for each in system.log.read_all(after=0, limit=100_000))
    assert not refused & set(stored), "a refused command left an event"


@pytest.mark.parametrize("processes", [1, PROCESSES])
def test_one_order(system: System, workshop: tuple[list[str], str], tmp_path: Path, processes: int) -> None:
    order = workshop[0][0]
    before = len(system.log.read_stream(order))
    told = all_at_once(system, processes, [order], talk_to_customers, tmp_path)
    assert_sound(system, told, tmp_path)
    accepted = [each.answer for each in told if each.answer is not None]
    assert {each.code for each in told} <= {None, TOO_BUSY}
    assert sorted(answer.version for answer in accepted) == list(
        range(before + 1, before + 1 + len(accepted))
    )


Clocks = frozenset[tuple[str, str]]
"""Those that run, each as (order, job)."""


def clocks(history: Sequence[Recorded[Event]]) -> Iterator[tuple[Clocks, Clocks]]:
    """After each command: what runs by the technician's day, and by the orders."""
    of_day: set[tuple[str, str]] = set()
    of_orders: set[tuple[str, str]] = set()
    for _, events in groupby(history, key=lambda recorded: recorded.meta.command_id):
        for recorded in events:
            match recorded.event:
                case ClockOpened(order=order, job=job):
                    of_day.add((order, job))
                case ClockClosed(order=order, job=job):
                    of_day.remove((order, job))
                case ClockedOn(job=job):
                    of_orders.add((recorded.stream, job))
                case ClockedOff(job=job):
                    of_orders.remove((recorded.stream, job))
                case _:
                    pass
        yield frozenset(of_day), frozenset(of_orders)


@pytest.mark.parametrize("processes", [1, PROCESSES])
def test_one_technician(
    system: System, workshop: tuple[list[str], str], tmp_path: Path, processes: int
) -> None:
    orders, day = workshop
    told = all_at_once(system, processes, orders, clock_on_and_off, tmp_path)
    assert_sound(system, told, tmp_path)
    assert {each.code for each in told} <= {
        *(None, TOO_BUSY, NOT_RUNNING, RUNNING_HERE, RUNNING_ELSEWHERE, JUST_CLOSED)
    }
    history = system.log.read_all(after=0, limit=100_000)
    running = list(clocks(history))
    assert max(len(of_day) for of_day, _ in running) == 1
    assert all(of_day == of_orders for of_day, of_orders in running)
    opened = [each for each in history if isinstance(each.event, ClockOpened)]
    assert {each.stream for each in opened} == {day}
    on = [each for each in told if each.answer is not None and each.command == "work_order.clock_on"]
    assert len(opened) == len(on) > 0


def test_all_saw_the_same_version_and_one_is_faster(system: System, workshop: tuple[list[str], str]) -> None:
    order = workshop[0][0]
    seen = len(system.log.read_stream(order))

    def send(number: int) -> str | None:
        body, actor = talk_to_customers(Random(number))
        envelope = CommandEnvelope(
            f"same-{number:04d}", actor, STORE, order, body, RUSH_HOUR, expected_version=seen
        )
        try:
            system.bus.handle(envelope)
        except AfterSalesError as refusal:
            return refusal.code
        return None

    with ThreadPoolExecutor(CLIENTS) as pool:
        told = Counter(pool.map(send, range(CLIENTS), timeout=LONGEST_SECONDS))
    assert told == {None: 1, "CMD-VERSION-001": CLIENTS - 1}
    assert len(system.log.read_stream(order)) == seen + 1
    assert [each.code for each in system.log.refusals(limit=1000)] == ["CMD-VERSION-001"] * (CLIENTS - 1)
