"""Any number of days in eight stores, as rows of the event log, the same for the same seed."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, islice
from random import Random

from application.event_log.storage import EventRow
from benchmarks.rebuild import story
from benchmarks.rebuild.story import Line, moment
from benchmarks.rebuild.templates import Template, lives, templates
from domain.actors import Actor, Role
from domain.aggregates.bay_day.events import BayOpened
from domain.aggregates.technician_day.events import ShiftEnded, ShiftPlanned, ShiftStarted
from domain.workforce import BayType, Grade

STORES = 8
TECHNICIANS = 6
"""In each store, each with a bay."""
CARS = 5
"""That one of them works on in a day."""

_SEED = 20_260_302
_FIRST_DAY = date(2020, 1, 1)
_FIRST_HOUR, _MINUTES_PER_CAR, _LIVES = 9 * 60, 70, 12
_SUPERVISOR = Actor(id="W01", role=Role.WORKSHOP_SUPERVISOR)

Turn = tuple[int, int, dict[bytes, bytes], Template]
"""Minute of the day, a number that keeps equal minutes in order, what goes into the gaps, the event."""


def rows(events: int) -> Iterator[EventRow]:
    """The first so many events of the log, in the order of their positions."""
    return islice(_all_days(Random(_SEED)), events)


def _all_days(random: Random) -> Iterator[EventRow]:
    cars = [lives(_FIRST_HOUR + slot * _MINUTES_PER_CAR, _LIVES, random) for slot in range(CARS)]
    shift, number = templates(_shift()), count(1)
    for day in count():
        turns = _day(_FIRST_DAY + timedelta(days=day), random, shift, cars, number)
        turns.sort(key=lambda turn: turn[:2])
        versions: Counter[str] = Counter()  # no stream goes on for longer than a day
        for _, _, marks, template in turns:
            stream = (template.stream % marks).decode()
            versions[stream] += 1
            yield stream, versions[stream], template.topic, template.state % marks


def _day(
    day: date, random: Random, shift: list[Template], cars: list[list[list[Template]]], number: Iterator[int]
) -> list[Turn]:
    turns: list[Turn] = []
    for place in range(STORES * TECHNICIANS):
        store, technician = divmod(place, TECHNICIANS)
        marks = {
            b"store": b"S%02d" % (store + 1),
            b"technician": b"T%03d" % (technician + 1),
            b"bay": b"B%02d" % (technician + 1),
            b"day": day.isoformat().encode(),
        }
        for slot, choice in enumerate(cars):
            turn = {**marks, b"number": b"%08d" % next(number), b"punch": b"P%d" % (slot + 1)}
            turns += [(each.minute, place, turn, each) for each in random.choice(choice)]
        turns += [(each.minute, place, {**marks, b"number": b"%08d" % next(number)}, each) for each in shift]
    return turns


def _shift() -> Iterator[Line]:
    starts, ends = 8 * 60 + 30, 18 * 60
    planned = ShiftPlanned(
        technician=story.TECHNICIAN,
        day=story.DAY,
        starts=moment(starts),
        ends=moment(ends),
        grade=Grade.SENIOR,
        qualifications=(),
    )
    technician = Actor(id=story.TECHNICIAN, role=Role.TECHNICIAN)
    yield Line(story.SHIFT, starts - 20, _SUPERVISOR, planned)
    opened = BayOpened(bay=story.BAY, day=story.DAY, bay_type=BayType.LIFT)
    yield Line(story.BAY_DAY, starts - 15, _SUPERVISOR, opened)
    yield Line(story.SHIFT, starts, technician, ShiftStarted())
    yield Line(story.SHIFT, ends, technician, ShiftEnded())
