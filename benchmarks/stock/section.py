"""Issues of one part that everybody wants, and of a thousand, on both engines."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from benchmarks import product
from benchmarks.report import Comparison, Section
from benchmarks.rounds import Case, alternate
from benchmarks.stock import bare
from benchmarks.stock.counter import Issues, define
from runtime.system import System
from tests.support.postgres import fresh_database, running_server

HOT = "issue of one hot part"
MANY = "issue of 1,000 parts"
BARE_HOT = "raw UPDATE ... WHERE quantity >= 1, one row"
BARE_MANY = "the same, 1,000 rows"

_HOT_PART = ("HOT-01",)
_MANY_PARTS = tuple(f"P-{number:04d}" for number in range(1_000))
_BATCH = 100
_NUMBERS_APART = 1_000_000


def stock_sections(rounds: int, directory: Path) -> Iterator[Section]:
    with ExitStack() as stack:
        system = stack.enter_context(product.opened(directory / "sqlite", None))
        take = stack.enter_context(bare.on_sqlite(directory / "bare.db", (*_HOT_PART, *_MANY_PARTS)))
        yield _measured("SQLite: parts handed out, one client", system, take, rounds)
    with ExitStack() as stack:
        server = stack.enter_context(running_server())
        urls = [stack.enter_context(fresh_database(server)) for _ in range(2)]
        system = stack.enter_context(product.opened(directory / "postgres", urls[0]))
        take = stack.enter_context(bare.on_postgres(urls[1], (*_HOT_PART, *_MANY_PARTS)))
        yield _measured("PostgreSQL: parts handed out, one connection", system, take, rounds)


def _measured(title: str, system: System, take: bare.Take, rounds: int) -> Section:
    define(system, (*_HOT_PART, *_MANY_PARTS))
    rates = alternate(
        [
            Case(HOT, Issues(system, _HOT_PART, 1, _BATCH).prepare),
            Case(MANY, Issues(system, _MANY_PARTS, _NUMBERS_APART, _BATCH).prepare),
            Case(BARE_HOT, bare.Updates(take, _HOT_PART, _BATCH).prepare),
            Case(BARE_MANY, bare.Updates(take, _MANY_PARTS, _BATCH).prepare),
        ],
        rounds,
    )
    return Section(title, rates, (Comparison(HOT, BARE_HOT), Comparison(MANY, BARE_MANY)))
