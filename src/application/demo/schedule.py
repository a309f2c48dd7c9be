"""What happens next: journeys waiting for their time."""

from collections.abc import Generator
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from typing import TypeVar

from application.demo.clock import SimulatedClock

ResultT = TypeVar("ResultT")
Steps = Generator[timedelta, None, ResultT]
"""Yields how long to wait before it goes on."""
Journey = Steps[None]


def minutes(number: float) -> timedelta:
    return timedelta(minutes=round(number))


class Schedule:
    """Journeys in order of their times; those of one moment in the order in which they were put down."""

    def __init__(self, clock: SimulatedClock) -> None:
        self._clock = clock
        self._waiting: list[tuple[datetime, int, Journey]] = []
        self._numbers = count()

    def at(self, when: datetime, journey: Journey) -> None:
        heappush(self._waiting, (when, next(self._numbers), journey))

    def run_until(self, end: datetime) -> None:
        """Everything up to and including ``end``; what waits for later stays where it is."""
        while self._waiting and self._waiting[0][0] <= end:
            when, _, journey = heappop(self._waiting)
            self._clock.move_to(when)
            wait = next(journey, None)
            if wait is not None:
                self.at(when + wait, journey)
        self._clock.move_to(end)
