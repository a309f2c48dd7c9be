"""Many clients at once, in the threads of one process: what each of them asked, and what it was told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from random import Random

from pydantic import SecretStr

from application.commands import CommandEnvelope
from domain.actors import Actor
from domain.aggregates.work_order.commands.opening.models import MakePromise, RecordSymptom
from domain.aggregates.work_order.commands.working.models import ClockOff, ClockOn
from domain.command import Command
from domain.errors import AfterSalesError
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.acceptance.busy_workshop import RUSH_HOUR
from tests.faults.acknowledged import Acknowledged
from tests.faults.worker import StepClock
from tests.support.scripted_day import STORE
from tests.support.scripted_day.people import ADVISOR, TECHNICIAN

COMMANDS_EACH = 8
LONGEST_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, or the code of a refusal."""

    command_id: str
    command: str
    answer: Acknowledged | None
    code: str | None


@dataclass(frozen=True, slots=True)
class Crowd:
    """``number`` tells the crowds of several processes apart; ``streams`` is what they all want to work on."""

    settings: Settings
    number: int
    clients: int
    streams: Sequence[str]
    wishes: Callable[[Random], tuple[Command, Actor]]


def talk_to_customers(chance: Random) -> tuple[Command, Actor]:
    if chance.random() < 0.5:
        return RecordSymptom(statement=SecretStr("刹车异响")), ADVISOR
    return MakePromise(words=SecretStr("下班前回电"), due=RUSH_HOUR.replace(hour=18)), ADVISOR


def clock_on_and_off(chance: Random) -> tuple[Command, Actor]:
    kind = ClockOn if chance.random() < 0.5 else ClockOff
    return kind(job="J1", technician=TECHNICIAN.id), TECHNICIAN


def rush(crowd: Crowd, system: System) -> list[Told]:
    """All clients start at the same moment and send one command after the other."""
    together = threading.Barrier(crowd.clients)

    def client(number: int) -> list[Told]:
        chance = Random(crowd.number * 1000 + number)
        together.wait(LONGEST_SECONDS)
        return [
            _ask(crowd, system, f"crowd{crowd.number}-{number}-{turn}", chance)
            for turn in range(COMMANDS_EACH)
        ]

    with ThreadPoolExecutor(crowd.clients) as pool:
        asking = [pool.submit(client, number) for number in range(crowd.clients)]
        return [told for each in asking for told in each.result(LONGEST_SECONDS)]


def rush_in_a_process(crowd: Crowd, results: Path) -> None:
    """The same in a process of its own; what was told is in the file afterwards."""
    clock = StepClock()
    clock.now = RUSH_HOUR.astimezone(UTC)
    with open_system(crowd.settings, clock=clock) as system:
        told = rush(crowd, system)
    rows = [(each.command_id, each.command, each.code, *_row(each.answer)) for each in told]
    results.write_text(json.dumps(rows))


def read_results(results: Path) -> list[Told]:
    told = []
    for command_id, command, code, position, version, events in json.loads(results.read_text()):
        named = tuple((stream, at, name) for stream, at, name in events)
        answer = None if code else Acknowledged(command_id, position, version, named)
        told.append(Told(command_id, command, answer, code))
    return told


def _row(answer: Acknowledged | None) -> tuple[object, ...]:
    return (0, 0, ()) if answer is None else (answer.position, answer.version, answer.events)


def _ask(crowd: Crowd, system: System, command_id: str, chance: Random) -> Told:
    body, actor = crowd.wishes(chance)
    envelope = CommandEnvelope(
        command_id=command_id,
        actor=actor,
        store=STORE,
        stream=chance.choice(crowd.streams),
        body=body,
        occurred_at=RUSH_HOUR,
    )
    try:
        answer = Acknowledged.of(command_id, system.bus.handle(envelope))
    except AfterSalesError as refusal:
        return Told(command_id, body.type_name, None, refusal.code)
    return Told(command_id, body.type_name, answer, None)
