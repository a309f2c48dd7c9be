"""Commands and replay on one storage engine, beside the engine's bare insert and the library's own loop."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

from benchmarks import library, product, raw
from benchmarks.life import lives
from benchmarks.report import Comparison, Section
from benchmarks.rounds import Case, alternate
from domain.envelope import Recorded
from domain.event import Event
from runtime.system import System
from tests.support.postgres import fresh_database, running_server

COMMAND = "command (load, decide, append, receipt)"
RAW = "raw durable one-row append"
LOOP = "library: get, trigger, save"
REPLAY = "replay of a 14-event order"
GET = "library: repository.get, 14 events"

_ORDERS_PER_ROUND = 20
_REPLAYS_PER_ROUND = 200
_MANY = 1_000

OrderT = TypeVar("OrderT")


@dataclass(frozen=True, slots=True)
class _Sides:
    system: System
    insert: raw.Insert
    app: library.Things


def sqlite_section(rounds: int, directory: Path) -> Section:
    with ExitStack() as stack:
        sides = _Sides(
            stack.enter_context(product.opened(directory / "product", None)),
            stack.enter_context(raw.on_sqlite(directory / "raw.db")),
            stack.enter_context(library.on_sqlite(directory / "library.db")),
        )
        return _measured("SQLite", sides, rounds, raw_aim=0.35)


def postgres_section(rounds: int, directory: Path) -> Section:
    with ExitStack() as stack:
        server = stack.enter_context(running_server())
        urls = [stack.enter_context(fresh_database(server)) for _ in range(3)]
        sides = _Sides(
            stack.enter_context(product.opened(directory / "product", urls[0])),
            stack.enter_context(raw.on_postgres(urls[1])),
            stack.enter_context(library.on_postgres(urls[2])),
        )
        return _measured("PostgreSQL, one connection", sides, rounds, raw_aim=None)


def _measured(engine: str, sides: _Sides, rounds: int, raw_aim: float | None) -> Section:
    source, log = lives(), sides.system.log
    commands = product.Commands(sides.system, source, _ORDERS_PER_ROUND)
    before, after, order = _one_life(sides.system, product.Commands(sides.system, source, 1))
    loop = library.Loop(
        sides.app, library.commands_of(before), library.commands_of(after), order, _ORDERS_PER_ROUND // 2
    )
    story = log.storage.stream_rows(order, 0, _MANY)
    appends = raw.Appends(sides.insert, story, _ORDERS_PER_ROUND * len(story))
    rates = alternate(
        [
            Case(COMMAND, commands.prepare),
            Case(RAW, appends.prepare),
            Case(LOOP, loop.prepare),
            Case(REPLAY, partial(product.replay, sides.system, lambda: _some(commands.done))),
            Case(GET, partial(library.replay, sides.app, lambda: _some(loop.done))),
        ],
        rounds,
    )
    size = sum(len(state) for *_, state in story) / len(story)
    return Section(
        f"{engine}: {len(library.commands_of(after))} commands leave {len(after)} events,"
        f" {len(story)} of them in the order's stream ({size:.0f} bytes each)",
        rates,
        (
            Comparison(COMMAND, RAW, raw_aim),
            Comparison(COMMAND, LOOP, 2),
            Comparison(LOOP, RAW),
            Comparison(REPLAY, GET, 5),
        ),
    )


def _one_life(
    system: System, commands: product.Commands
) -> tuple[list[Recorded[Event]], list[Recorded[Event]], str]:
    """The events of a life before and during the measured commands, and its order."""
    log = system.log
    run = commands.prepare()
    begun = log.head()
    run()
    before, after = (
        log.read_all(after=0, limit=_MANY, to_position=begun),
        log.read_all(after=begun, limit=_MANY),
    )
    return before, after, commands.done[0]


def _some(orders: Sequence[OrderT]) -> list[OrderT]:
    return list(islice(cycle(orders), _REPLAYS_PER_ROUND))
