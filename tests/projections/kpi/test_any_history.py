"""Whatever happens: a figure is the sum of what it is made of, and does not depend on how it came about."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from domain.envelope import Recorded
from domain.event import Event
from domain.rules.kpi import Inclusion
from projections.engine import Engine, Reader
from projections.kpi import KPI
from projections.kpi.catalogue import KPIS
from projections.kpi.entry import Entry
from projections.kpi.queries.figures import figures, members
from projections.kpi.queries.values import FigureValue, ValueState, of_sums
from projections.kpi.tables import FIGURE, MEASURE
from projections.kpi.words import Combining
from tests.projections.kpi.histories import MONTHS, in_order_of_time
from tests.projections.kpi.reading import LATER, kpi_reader
from tests.support.default_rules import SHIPPED_TIMETABLE
from tests.support.list_source import ListSource
from tests.support.projection_kit import Shown, fresh_read_database, shown
from tests.support.scenario import DAY, STORE

FIRST, LAST = DAY - timedelta(days=2), DAY + timedelta(days=120)
ENABLED = [kpi for kpi in KPIS if kpi.enabled]
ADDITIVE = [kpi for kpi in ENABLED if kpi.combining.additive]
History = Sequence[Recorded[Event]]
FEW = settings(max_examples=20)


@FEW
@given(MONTHS)
def test_the_drill_down_is_the_figure(history: History) -> None:
    with kpi_reader(history) as reader:
        values = {value.kpi: value for value in figures(reader, STORE, FIRST, LAST, today=LATER)}
        made_of = members(reader, STORE, FIRST, LAST, KPIS)
        sums = _day_sums(reader)
    for kpi in ENABLED:
        if kpi.combining.reaches_back:
            continue
        entries = [placed.entry for placed in made_of.get(kpi.id, [])]
        value = values[kpi.id]
        counted = [entry for entry in entries if entry.standing is Inclusion.COUNTED]
        assert value.numerator == sum(entry.numerator for entry in counted)
        assert value.denominator == sum(entry.denominator for entry in counted)
        assert [value.counted, value.separate, value.excluded] == _standings(entries)
        # what is kept by day says the same
        assert sums.get(kpi.id, [0, 0, 0, 0, 0]) == [value.numerator, value.denominator, *_standings(entries)]
        if kpi.combining.additive:
            assert value.value == of_sums(kpi, value.numerator, value.denominator)


@FEW
@given(MONTHS)
def test_days_roll_up_to_the_month(history: History) -> None:
    with kpi_reader(history) as reader:
        days = sorted(
            {date.fromisoformat(str(row["day"])) for row in reader.rows(select(FIGURE.c.day).distinct())}
        )
        months = [list(group) for _, group in groupby(days, key=lambda day: (day.year, day.month))]
        for month in months:
            by_day = [figures(reader, STORE, day, day, today=LATER, kpis=ADDITIVE) for day in month]
            whole = figures(reader, STORE, month[0].replace(day=1), month[-1], today=LATER, kpis=ADDITIVE)
            for i, value in enumerate(whole):
                assert value.numerator == sum(day[i].numerator for day in by_day)
                assert value.denominator == sum(day[i].denominator for day in by_day)
                assert value.counted == sum(day[i].counted for day in by_day)


@FEW
@given(MONTHS)
def test_a_value_is_a_number_or_nothing_never_a_zero_that_is_none(history: History) -> None:
    with kpi_reader(history) as reader:
        for value in figures(reader, STORE, FIRST, LAST, today=LATER):
            _is_honest(value)


@FEW
@given(MONTHS, st.randoms(use_true_random=False))
def test_how_the_log_is_read_and_the_order_within_an_instant_do_not_matter(
    history: History, chance: random.Random
) -> None:
    reference = _built(ListSource(history))
    assert _built(ListSource(history), batch=7) == reference, "batches of 7"
    assert _built(ListSource(history), batch=1) == reference, "batches of 1"
    assert _built(ListSource(history, deliveries=2)) == reference, "each event twice"
    assert _built(ListSource(history), rebuilt=True) == reference, "rebuilt"
    shuffled = _built(ListSource(_shuffled_instants(history, chance)))
    for table in (MEASURE.name, FIGURE.name):
        assert shuffled[table] == reference[table], "another order of streams within an instant"


def _is_honest(value: FigureValue) -> None:
    kpi = next(kpi for kpi in KPIS if kpi.id == value.kpi)
    if not kpi.enabled:
        assert value.state is ValueState.DISABLED
        assert value.value is None
    elif kpi.combining in (Combining.SUM, Combining.STANDING):
        assert value.state is ValueState.NUMBER
    else:
        nothing = value.counted == 0 if kpi.combining is Combining.MEDIAN else None
        assert (value.state is ValueState.NULL) == (value.value is None)
        if nothing:
            assert value.value is None
        if kpi.combining is Combining.RATIO:
            assert (value.value is None) == (value.denominator == 0)


def _standings(entries: Sequence[Entry]) -> list[int]:
    wanted = (Inclusion.COUNTED, Inclusion.SEPARATE, Inclusion.EXCLUDED)
    return [sum(entry.standing is standing for entry in entries) for standing in wanted]


def _day_sums(reader: Reader) -> dict[str, list[int]]:
    sums: dict[str, list[int]] = {}
    for row in reader.rows(select(FIGURE)):
        parts = [
            int(row[name] or 0) for name in ("numerator", "denominator", "counted", "separate", "excluded")
        ]
        former = sums.get(str(row["kpi"]), [0] * len(parts))
        sums[str(row["kpi"])] = [one + other for one, other in zip(former, parts, strict=True)]
    return sums


def _built(source: ListSource, batch: int | None = None, *, rebuilt: bool = False) -> Shown:
    with (
        TemporaryDirectory() as directory,
        fresh_read_database(f"sqlite:///{directory}/read.db") as database,
    ):
        engine = Engine([KPI], source, database, rules=lambda: SHIPPED_TIMETABLE)
        if rebuilt:
            engine.rebuild(KPI.name)
        while not engine.advance(KPI.name, batch).complete:
            pass
        return shown(engine, KPI)


def _shuffled_instants(history: Sequence[Recorded[Event]], chance: random.Random) -> list[Recorded[Event]]:
    """Streams change places within an instant; each keeps its own order, and what one is the cause of comes first."""
    shuffled: list[Recorded[Event]] = []
    for _, instant in groupby(history, key=lambda each: each.meta.occurred_at):
        streams: dict[str, list[Recorded[Event]]] = {}
        for recorded in instant:
            streams.setdefault(recorded.stream, []).append(recorded)
        names = list(streams)
        chance.shuffle(names)
        # a car arrives before an order of it is opened, whatever the clock's resolution
        names.sort(key=lambda name: not name.startswith("visit-"))
        shuffled += [recorded for name in names for recorded in streams[name]]
    return in_order_of_time(shuffled)
