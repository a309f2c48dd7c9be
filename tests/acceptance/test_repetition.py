"""Every command of a store's day, sent one to five times at once: one effect, one answer; a change is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC
from functools import partial
from pathlib import Path

import pytest
from pydantic import JsonValue, SecretStr, ValidationError

from application.commands import CommandEnvelope, Outcome
from domain.aggregates.work_order.commands.opening.models import RecordSymptom
from domain.command import Command
from domain.errors import KeyReused
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.acceptance.busy_workshop import RUSH_HOUR, open_busy_workshop
from tests.faults.findings import findings
from tests.faults.worker import StepClock
from tests.support.backends import BackendUrl
from tests.support.scripted_day import STORE, scripted_day
from tests.support.scripted_day.on_bus import envelope_of
from tests.support.scripted_day.people import ADVISOR, AUDITOR
from tests.support.scripted_day.step import Step

MOST = 5


@pytest.fixture
def clock() -> StepClock:
    return StepClock()


@pytest.fixture
def two_processes(backend: BackendUrl, tmp_path: Path, clock: StepClock) -> Iterator[tuple[System, System]]:
    """Two systems with nothing in common but the database, as two processes have."""
    url = backend.log_url if backend.kind == "postgres" else None
    settings = Settings(data_dir=tmp_path / "data", database_url=url)
    with open_system(settings, clock=clock) as one, open_system(settings, clock=clock) as other:
        yield one, other


Told = Outcome | KeyReused


def send(system: System, envelope: CommandEnvelope) -> Told:
    try:
        return system.bus.handle(envelope)
    except KeyReused as refusal:
        return refusal


def at_once(pool: ThreadPoolExecutor, calls: Sequence[Callable[[], Told]]) -> list[Told]:
    return [asked.result(60) for asked in [pool.submit(call) for call in calls]]


@pytest.mark.parametrize("shift", range(MOST))
def test_every_command_of_the_day_several_times_at_once(
    two_processes: tuple[System, System], clock: StepClock, shift: int
) -> None:
    """Over the five shifts each command is sent once, twice ... five times, and the same with another body."""
    with ThreadPoolExecutor(MOST) as pool:
        for number, step in enumerate(scripted_day().steps):
            clock.now = step.at.astimezone(UTC)
            times = (number + shift) % MOST + 1
            envelope = envelope_of(step, STORE)
            one_effect(pool, two_processes, envelope, times)
            no_effect(pool, two_processes, changed(envelope, step), times)
    assert findings(two_processes[0], {}) == []


def one_effect(
    pool: ThreadPoolExecutor, systems: tuple[System, System], envelope: CommandEnvelope, times: int
) -> None:
    log = systems[0].log
    before = log.head()
    told = at_once(pool, [partial(send, systems[n % 2], envelope) for n in range(times)])
    answers = [each for each in told if isinstance(each, Outcome)]
    assert len(answers) == times, told
    assert [answer.replayed for answer in answers].count(False) == 1
    assert len({replace(answer, replayed=True) for answer in answers}) == 1
    new = log.read_all(after=before, limit=1_000)
    assert tuple((each.stream, each.version, each.event.type_name) for each in new) == answers[0].events
    assert {each.meta.command_id for each in new} == {envelope.command_id}


def no_effect(
    pool: ThreadPoolExecutor, systems: tuple[System, System], envelope: CommandEnvelope, times: int
) -> None:
    log = systems[0].log
    before = log.head()
    told = at_once(pool, [partial(send, systems[n % 2], envelope) for n in range(times)])
    assert [each.code for each in told if isinstance(each, KeyReused)] == ["CMD-KEY-001"] * times, told
    assert log.head() == before


def changed(envelope: CommandEnvelope, step: Step) -> CommandEnvelope:
    """The same id with another body; a command without anything to vary comes from somebody else."""
    body = another_body(type(envelope.body), step.body)
    return replace(envelope, actor=AUDITOR) if body is None else replace(envelope, body=body)


def another_body(kind: type[Command], body: Mapping[str, JsonValue]) -> Command | None:
    """The first well formed variation."""
    original = kind.model_validate(body)
    for variation in variations(dict(body)):
        try:
            other = kind.model_validate(variation)
        except ValidationError:
            continue
        if other != original:
            return other
    return None


def variations(value: JsonValue) -> Iterator[JsonValue]:
    """The value with one thing in it changed, in many ways."""
    match value:
        case bool():
            yield not value
        case int():
            yield value + 1
        case str():
            yield from (f"{value}9", value.replace("1", "2"))
        case list():
            for at, item in enumerate(value):
                yield from ([*value[:at], other, *value[at + 1 :]] for other in variations(item))
        case dict():
            for key, item in value.items():
                yield from ({**value, key: other} for other in variations(item))
        case _:
            return


def test_most_commands_of_the_day_are_varied_in_their_body() -> None:
    steps = scripted_day().steps
    varied = [step for step in steps if another_body(type(envelope_of(step, STORE).body), step.body)]
    assert len(varied) > len(steps) * 3 / 4


def test_two_bodies_race_under_one_id(two_processes: tuple[System, System], clock: StepClock) -> None:
    orders, _ = open_busy_workshop(two_processes[0], clock)
    with ThreadPoolExecutor(MOST * 2) as pool:
        for number, order in enumerate(orders):
            before = len(two_processes[0].log.read_stream(order))
            rivals = [
                CommandEnvelope(
                    f"race-{number:04d}",
                    ADVISOR,
                    STORE,
                    order,
                    RecordSymptom(statement=SecretStr(words)),
                    RUSH_HOUR,
                )
                for words in ("刹车异响", "空调不凉")
            ]
            told = at_once(
                pool, [partial(send, two_processes[n % 2], rivals[n // MOST]) for n in range(MOST * 2)]
            )
            answers = [each for each in told if isinstance(each, Outcome)]
            assert len(answers) == len(told) - len(answers) == MOST, told
            assert [answer.replayed for answer in answers].count(False) == 1
            assert len(two_processes[0].log.read_stream(order)) == before + 1
    assert findings(two_processes[0], {}) == []
