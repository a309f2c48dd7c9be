"""Read models built from one large log, on both engines, beside the library's projection and a bare scan."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from benchmarks.rebuild import lag, library_side, memory, places, product
from benchmarks.rebuild.places import Place
from benchmarks.rebuild.scan import scan
from benchmarks.report import Comparison, Figure, Section
from benchmarks.rounds import Case, alternate
from projections.catalogue import PROJECTIONS
from projections.order_history import ORDER_HISTORY
from runtime.settings import Settings
from tests.support.postgres import fresh_database, running_server

REBUILD = "rebuild of all read models, one process"
TWO = "rebuild of all read models, two processes"
ONE = "rebuild of one: order history, a row per event"
LIBRARY = "library: one upsert and tracking per event"
SCAN = "ordered scan, JSON decoded"
TENTH, HUNDREDTH = f"{REBUILD}, 1/10 of it", f"{REBUILD}, 1/100 of it"

EVENTS = 1_000_000
_CUT = 500_000
"""From here on, so that half of the log is more than is folded at once, it is asked what length alone costs."""
_LIBRARY_EVENTS = 10_000
"""It is a rate: more would only take longer."""
_FLAT = 0.85
_ALIKE = 1.15


def rebuild_sections(rounds: int, directory: Path, events: int) -> Iterator[Section]:
    (directory / "sqlite").mkdir()
    with places.on_sqlite(directory / "sqlite", events) as place:
        figures = lag.figures(Settings(data_dir=directory / "lag"))
        yield _measured(place, rounds, events, figures, library_aim=50, two_aim=1.5)
    with ExitStack() as stack:
        server = stack.enter_context(running_server())
        url = stack.enter_context(fresh_database(server))
        figures = lag.figures(Settings(data_dir=directory / "lag-postgres", database_url=url))
        place = stack.enter_context(places.on_postgres(server, directory / "postgres", events))
        yield _measured(place, rounds, events, figures, library_aim=100, two_aim=None)


def _measured(
    place: Place, rounds: int, events: int, lags: list[Figure], *, library_aim: float, two_aim: float | None
) -> Section:
    library_side.fill(place, min(events, _LIBRARY_EVENTS))
    cases = [
        Case(REBUILD, partial(product.rebuild, place, events)),
        Case(ONE, partial(product.rebuild, place, events, (ORDER_HISTORY,))),
        Case(LIBRARY, partial(library_side.project, place)),
        Case(SCAN, partial(scan, place)),
        Case(TWO, partial(product.rebuild, place, events, workers=2)),
    ]
    comparisons = [
        Comparison(REBUILD, LIBRARY, library_aim),
        Comparison(ONE, LIBRARY, library_aim),
        Comparison(REBUILD, SCAN, 0.5),
        Comparison(ONE, SCAN),
        Comparison(TWO, REBUILD, two_aim),
    ]
    if events >= _CUT:
        cases.append(Case(TENTH, partial(product.rebuild, place, events // 10)))
        cases.append(Case(HUNDREDTH, partial(product.rebuild, place, events // 100)))
        comparisons += [Comparison(REBUILD, TENTH, _FLAT), Comparison(TENTH, HUNDREDTH, _FLAT)]
    rates = alternate(cases, rounds, warm_up=False)
    return Section(
        f"{place.engine}: {len(PROJECTIONS)} read models from {events:,} events; rates are events of the log",
        rates,
        comparisons,
        (*lags, *_memory(place, events)),
    )


def _memory(place: Place, events: int) -> Iterator[Figure]:
    large = memory.highest(place, events)
    yield Figure("highest memory, all events", large, "MiB")
    if events >= _CUT:
        # of half the log, in which stores are half as long, two make a part: parts are of the same size
        small = memory.highest(place, events // 2)
        yield Figure("highest memory, half of the events", small, "MiB")
        yield Figure("highest memory, all events : half of them", large / small, "", _ALIKE)
