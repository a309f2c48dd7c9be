"""The product's own side: commands through the bus, replay from the log."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import cast

from application.commands import CommandEnvelope
from benchmarks.life import Life, envelope_of, shop_clock
from benchmarks.rounds import Timed
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.events import WorkOrderEvent
from domain.decider import fold
from domain.envelope import Recorded
from runtime.settings import Settings
from runtime.system import System, open_system


@contextmanager
def opened(directory: Path, database_url: str | None) -> Iterator[System]:
    """The system as it runs, in an empty directory or database."""
    with open_system(Settings(data_dir=directory, database_url=database_url), clock=shop_clock) as system:
        yield system


class Commands:
    """Hands out lives in batches; the commands of a batch are interleaved, as the orders of a day are."""

    def __init__(self, system: System, lives: Iterator[Life], batch: int) -> None:
        self.done: list[str] = []
        """Orders whose commands have all been carried out."""
        self._handle = system.bus.handle
        self._batch = batch
        self._lives = lives

    def prepare(self) -> Timed:
        batch = list(islice(self._lives, self._batch))
        for life in batch:
            for step in life.before:
                self._handle(envelope_of(step))
        envelopes = list(_interleaved(batch))
        self.done.extend(life.order for life in batch)

        def run() -> int:
            for envelope in envelopes:
                self._handle(envelope)
            return len(envelopes)

        return run


def replay(system: System, orders: Callable[[], list[str]]) -> Timed:
    """Reads the events of each order and folds them."""
    wanted, read_stream = orders(), system.log.read_stream

    def run() -> int:
        for order in wanted:
            fold(WORK_ORDER, cast("list[Recorded[WorkOrderEvent]]", read_stream(order)))
        return len(wanted)

    return run


def _interleaved(batch: Iterable[Life]) -> Iterator[CommandEnvelope]:
    for steps in zip(*(life.commands for life in batch), strict=True):
        yield from map(envelope_of, steps)
