"""What one client of the fault tests sends: one scripted day after another, never ending, always the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from application.commands import CommandEnvelope
from tests.support.scripted_day import STORE, scripted_day
from tests.support.scripted_day.on_bus import envelope_of
from tests.support.scripted_day.people import JUNIOR, TECHNICIAN
from tests.support.scripted_day.step import Step

FIRST_DAY = date(2026, 3, 2)


def envelopes(client: int, clients: int) -> Iterator[CommandEnvelope]:
    """All clients work in one store and share its series of documents; days and technicians are each one's own."""
    for number in count(client, clients):
        day = FIRST_DAY + timedelta(days=number)
        steps = scripted_day(day=day, prefix=f"client{client}").steps
        for step in (*steps, *_closing_time(steps[-1], day)):
            yield envelope_of(_with_own_car(_with_own_technicians(step, client), number), STORE)


def _closing_time(last: Step, day: date) -> Iterator[Step]:
    for technician in (TECHNICIAN, JUNIOR):
        yield Step(
            last.at,
            f"{last.command_id}-{technician.id}",
            "technician_day.end_shift",
            f"technician_day-{STORE}-{technician.id}-{day}",
            technician,
            {},
        )


def _with_own_technicians(step: Step, client: int) -> Step:
    stream, actor, body = step.stream, step.by.id, json.dumps(step.body)
    for technician in (TECHNICIAN.id, JUNIOR.id):
        own = f"{technician}x{client}"
        stream = stream.replace(f"-{technician}-", f"-{own}-")
        actor = own if actor == technician else actor
        body = body.replace(f'"{technician}"', f'"{own}"')
    return replace(step, stream=stream, by=step.by.model_copy(update={"id": actor}), body=json.loads(body))


def _with_own_car(step: Step, number: int) -> Step:
    """A VIN can be registered only once; every day brings other cars."""
    vin = step.body.get("vin")
    return step if vin is None else replace(step, body={**step.body, "vin": f"{vin}"[:11] + f"{number:06d}"})
