"""One store's whole system on files of its own, played by a script; the clock stands at the step being played."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from domain.errors import AfterSalesError
from runtime.settings import Settings
from runtime.system import System, open_system
from tests.faults.worker import StepClock
from tests.support.scripted_day import STORE
from tests.support.scripted_day.on_bus import envelope_of, play
from tests.support.scripted_day.step import Script

DAY = date(2026, 3, 2)


class OneStore:
    """``script`` collects steps; :meth:`play` sends those that were not sent yet."""

    def __init__(self, system: System, clock: StepClock) -> None:
        self.system = system
        self.script = Script(store=STORE, day=DAY, prefix="one", every=timedelta(minutes=1))
        self._clock = clock
        self._played = 0

    def continue_with(self, script: Script) -> None:
        """Another day: what follows is collected there."""
        self.script, self._played = script, 0

    def play(self) -> None:
        """Everything is accepted, and every read model has seen it."""
        self.play_unseen()
        self.system.engine.run_until_caught_up()

    def play_unseen(self) -> None:
        """Everything is accepted, and no read model has seen it."""
        play(self.system.bus, self.script.steps[self._played :], STORE, self._at)
        self._played = len(self.script.steps)

    def pass_time(self, span: timedelta) -> None:
        self._clock.now += span

    def refusal(self) -> str:
        """The code with which the newest step is refused; what comes before it is accepted."""
        *before, last = self.script.steps[self._played :]
        play(self.system.bus, before, STORE, self._at)
        self._played = len(self.script.steps)
        self._at(last.at)
        with pytest.raises(AfterSalesError) as refused:
            self.system.bus.handle(envelope_of(last, STORE))
        return refused.value.code

    def _at(self, moment: datetime) -> None:
        self._clock.now = moment.astimezone(UTC)


@contextmanager
def one_store(directory: Path) -> Iterator[OneStore]:
    clock = StepClock()
    with open_system(Settings(data_dir=directory), clock=clock, key=b"k" * 32) as system:
        yield OneStore(system, clock)
