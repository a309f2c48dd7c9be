"""From the commit of a command to the row that shows it: one command after the other, in a shop with time to spare."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from statistics import median, quantiles
from time import perf_counter

from sqlalchemy import bindparam, select

from benchmarks.life import Life, Step, envelope_of, lives, shop_clock
from benchmarks.report import Figure
from projections.order_history import ORDER_HISTORY
from projections.order_history.tables import ENTRY
from runtime.projector import Projector
from runtime.settings import Settings
from runtime.system import System, open_system

_LIVES = 25
_PATIENCE_SECONDS = 60
_ENTRY = select(ENTRY.c.position).where(ENTRY.c.position == bindparam("position"))
"""Every event of an order becomes a row of its own: there is no doubt which one to look for."""


@dataclass(frozen=True, slots=True)
class Lag:
    """Seconds until the row was there, and until every read model stood where it does."""

    row: float
    everything: float


def figures(settings: Settings) -> list[Figure]:
    """The read models are followed by a process of their own, as under ``aftersales serve``."""
    with _shop(settings) as system:
        found = [lag for life in islice(lives(), _LIVES) for lag in _lags(system, life)]
    rows, everything = [one.row * 1000 for one in found], [one.everything * 1000 for one in found]
    return [
        Figure("from commit to visible row, median", median(rows), "ms", 3),
        Figure("from commit to visible row, 99 of 100", quantiles(rows, n=100)[98], "ms", 15),
        Figure("from commit to the last read model, median", median(everything), "ms"),
        Figure("from commit to the last read model, 99 of 100", quantiles(everything, n=100)[98], "ms"),
    ]


@contextmanager
def _shop(settings: Settings) -> Iterator[System]:
    with open_system(settings, clock=shop_clock) as system, Projector(settings, system):
        (warm_up,) = islice(lives(), 10_000, 10_001)
        for step in (*warm_up.before, *warm_up.commands):
            _carried_out(system, step)
        _wait(system, system.log.head())
        yield system


def _lags(system: System, life: Life) -> Iterator[Lag]:
    for step in life.before:
        _carried_out(system, step)
    _wait(system, system.log.head())
    for step in life.commands:
        _carried_out(system, step)
        committed = perf_counter()
        position = max(event.position for event in system.log.read_stream(step.stream))
        _wait(system, position, ORDER_HISTORY.name)
        if not system.reader.rows(_ENTRY, position=position):
            raise AssertionError(f"no row shows event {position}")
        shown = perf_counter()
        _wait(system, position)
        yield Lag(shown - committed, perf_counter() - committed)


def _carried_out(system: System, step: Step) -> None:
    system.bus.handle(envelope_of(step))


def _wait(system: System, position: int, name: str | None = None) -> None:
    """As the API does it for whoever wants to read his own writes."""
    if not system.engine.wait_for(position, _PATIENCE_SECONDS, name):
        raise TimeoutError("the read models do not catch up with the log")
