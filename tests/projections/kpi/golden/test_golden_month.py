"""March and April of the golden store: what the log gives is what was worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from projections.engine import Reader
from projections.kpi import KPI
from projections.kpi.catalogue import BY_ID
from projections.kpi.queries.values import ValueState
from projections.kpi.words import Dimension
from tests.projections.kpi.golden.comparing import (
    day_by_hand,
    items,
    items_by_hand,
    kept,
    sums,
    sums_by_hand,
)
from tests.projections.kpi.golden.expected.all_figures import ALL
from tests.projections.kpi.golden.history import golden_history, golden_rules
from tests.projections.kpi.reading import kpi_reader, value, value_by
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection

MARCH = (date(2026, 3, 1), date(2026, 3, 31))
APRIL = (date(2026, 4, 1), date(2026, 4, 30))

ENABLED = [golden for golden in ALL.values() if golden.march is not None]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with kpi_reader(golden_history(), golden_rules()) as found:
        yield found


def test_every_figure_is_worked_out() -> None:
    """A new figure comes with its hand-made value."""
    assert ALL.keys() == BY_ID.keys()
    assert {golden.kpi for golden in ENABLED} == {kpi.id for kpi in BY_ID.values() if kpi.enabled}


@pytest.mark.parametrize("kpi", ALL)
def test_figure(kpi: str, reader: Reader) -> None:
    golden = ALL[kpi]
    if golden.march is None or golden.april is None:
        assert value(reader, kpi, *MARCH).state is ValueState.DISABLED
        return
    for period, by_hand in ((MARCH, golden.march), (APRIL, golden.april)):
        assert items(reader, golden, by_hand, period) == items_by_hand(golden, by_hand), period[0]
        found = value(reader, kpi, *period)
        assert sums(found) == sums_by_hand(golden, by_hand), period[0]
        assert found.value == by_hand.shown, period[0]
        assert found.p90 == (None if by_hand.p90 is None else Decimal(by_hand.p90)), period[0]
        apart = sum(numerator for _, numerator, _ in golden.brought(by_hand.separate))
        assert found.separate_numerator == apart, period[0]


@pytest.mark.parametrize("kpi", [golden.kpi for golden in ENABLED if golden.by])
def test_broken_down(kpi: str, reader: Reader) -> None:
    for name, by_hand in ALL[kpi].by.items():
        dimension = next(each for each in Dimension if each.value == name)
        found = value_by(reader, kpi, dimension, *MARCH)
        shown = {member: each.value for member, each in found.items() if each.counted or member in by_hand}
        assert shown == {member: text and Decimal(text) for member, text in by_hand.items()}, name


@pytest.mark.parametrize("kpi", [golden.kpi for golden in ENABLED if golden.days])
def test_single_days(kpi: str, reader: Reader) -> None:
    """The value of a day, and the sums that are kept for it."""
    golden = ALL[kpi]
    for day, written in golden.days.items():
        period = (date(2026, 3, day), date(2026, 3, day))
        expected = day_by_hand(golden, written)
        assert sums(value(reader, kpi, *period)) == expected, day
        assert kept(reader, kpi, *period) == expected, day


@pytest.mark.parametrize("kpi", [golden.kpi for golden in ENABLED])
def test_days_make_the_month(kpi: str, reader: Reader) -> None:
    """What is kept for its days adds up to it; but what is made of all that went before is no sum of days."""
    if BY_ID[kpi].combining.reaches_back:
        return
    for period in (MARCH, APRIL):
        assert kept(reader, kpi, *period) == sums(value(reader, kpi, *period))


@pytest.mark.parametrize(
    ("day", "cars"),
    [
        (date(2026, 3, 27), 0),
        # 30, thirty-one days after 25 February
        (date(2026, 3, 28), 1),
        (date(2026, 4, 1), 1),
        # 30 leaves on the day on which 31 becomes overdue
        (date(2026, 4, 2), 1),
        (date(2026, 4, 30), 1),
    ],
)
def test_overdue_on_a_day(reader: Reader, day: date, cars: int) -> None:
    assert value(reader, "T08", day, day).value == cars


def test_what_may_still_change(reader: Reader) -> None:
    """The window of 30 is open until 12 April, that of 33 (a full service) until 1 May."""
    assert value(reader, "Q01", *APRIL, today=date(2026, 5, 1)).provisional
    assert not value(reader, "Q01", *APRIL, today=date(2026, 5, 2)).provisional
    # that of 34 until 6 April
    assert value(reader, "Q01", *MARCH, today=date(2026, 4, 6)).provisional
    assert not value(reader, "Q01", *MARCH, today=date(2026, 4, 7)).provisional
    # 41 and 43 came on the 3rd and are here; until that evening they may leave on the day they came
    assert value(reader, "T02", *APRIL, today=date(2026, 4, 3)).provisional
    assert not value(reader, "T02", *APRIL, today=date(2026, 4, 4)).provisional
    # the reworks 22 and 24 are not closed
    assert value(reader, "Q05", *MARCH).provisional


def test_rows(backend: BackendUrl) -> None:
    check_projection(KPI, golden_history(), backend.read_url, golden_rules())
