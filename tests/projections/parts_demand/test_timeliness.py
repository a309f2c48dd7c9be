"""服务及时率: lines that got all of what they asked for from the shelf at their first request."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from domain.aggregates.parts_stock.events import DemandRedirected, LostSaleRecorded
from domain.aggregates.parts_stock.words import LostSaleCause
from projections.parts_demand import PARTS_DEMAND
from projections.parts_demand.queries.timeliness import ServiceTimeliness, service_timeliness
from tests.projections.log_builder import Log
from tests.projections.reading import read_model
from tests.projections.stories.shelf import Shelf, line
from tests.support.backends import BackendUrl
from tests.support.scenario import SHANGHAI, STORE


def on(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 10, tzinfo=SHANGHAI)


def months(log: Log, backend: BackendUrl) -> list[ServiceTimeliness]:
    with read_model(PARTS_DEMAND, log.events, backend) as reader:
        assert service_timeliness(reader, "BJ01", "2026-01", "2026-12") == []
        return service_timeliness(reader, STORE, "2026-03", "2026-04")


def counted(log: Log, backend: BackendUrl) -> list[tuple[str, int, int]]:
    return [(each.month, each.served, each.asked) for each in months(log, backend)]


def asking(log: Log) -> Log:
    """March: one line gets all, one a part, one nothing of a part that the store never had. April: two get all."""
    pad = Shelf(log).received(on(3, 1), "10", 1000)
    pad.asked(on(3, 2), line("order-1"), kept="2").asked(on(3, 3), line("order-2"), kept="8", short="1")
    Shelf(log, "RARE").asked(on(3, 4), line("order-2", number="L2"), short="1")
    pad.received(on(4, 1), "10", 1000)
    pad.add(on(4, 1), pad.kept(on(5, 1), line("order-2"), "1", came=True))
    pad.asked(on(4, 2), line("order-3"), kept="1").issued(on(4, 3), line("order-4"), "1")
    return log


@pytest.mark.requirement("R-108c")
def test_lines_served_from_the_shelf_at_once_by_month(backend: BackendUrl) -> None:
    log = asking(Log())
    march, april = months(log, backend)
    assert (march.month, march.served, march.asked, march.rate) == ("2026-03", 1, 3, Decimal("33.33"))
    assert (march.stocked_served, march.stocked_asked, march.stocked_rate) == (1, 2, Decimal("50.00"))
    assert (april.served, april.asked, april.rate, april.lost) == (2, 2, Decimal("100.00"), Decimal(0))


@pytest.mark.requirement("R-108c")
def test_whoever_went_away_without_the_part_was_not_served(sqlite: BackendUrl) -> None:
    log = asking(Log())
    for quantity, cause in (
        ("3", LostSaleCause.NO_STOCK),
        ("1", LostSaleCause.WAIT_TOO_LONG),
        ("1", LostSaleCause.PRICE),
    ):
        lost = LostSaleRecorded(part="PAD-1", quantity=Decimal(quantity), cause=cause)
        Shelf(log).add(on(4, 4), lost)
    april = months(log, sqlite)[1]
    assert (april.served, april.asked, april.stocked_asked, april.lost) == (2, 4, 4, Decimal(5))


def test_a_line_asks_for_the_first_time_once(sqlite: BackendUrl) -> None:
    """What it asks for later, after a change of the quote or when it lost its place, is no first request."""
    log = asking(Log())
    pad = Shelf(log)
    pad.asked(on(4, 5), line("order-1"), short="4").asked(on(4, 6), line("order-3"), kept="2")
    pad.issued(on(4, 7), line("order-3"), "3", kept="3")
    assert counted(log, sqlite) == [("2026-03", 1, 3), ("2026-04", 2, 2)]


def test_a_job_that_is_quoted_anew_asks_by_new_lines_for_what_it_asked_before(sqlite: BackendUrl) -> None:
    log = asking(Log())
    pad = Shelf(log).asked(on(4, 5), line("order-3", number="L8"), kept="2")
    assert counted(log, sqlite) == [("2026-03", 1, 3), ("2026-04", 2, 2)]
    pad.add(on(4, 6), *(pad.kept(on(5, 1), line("order-9", number=number), "1") for number in ("L1", "L2")))
    assert counted(log, sqlite) == [("2026-03", 1, 3), ("2026-04", 4, 4)]


def test_another_part_in_its_place_is_no_new_request(sqlite: BackendUrl) -> None:
    log = asking(Log())
    redirected = DemandRedirected(
        part="RARE", line=line("order-2", number="L2"), quantity=Decimal(1), to_part="RARE-2"
    )
    Shelf(log, "RARE").add(on(4, 5), redirected)
    rare = Shelf(log, "RARE-2").received(on(4, 5), "1", 1000)
    rare.asked(on(4, 6), line("order-2", number="L2"), kept="1")
    Shelf(log, "PAD-2").received(on(4, 6), "1", 1000).issued(on(4, 7), line("order-1"), "1")
    assert counted(log, sqlite) == [("2026-03", 1, 3), ("2026-04", 2, 2)]


def test_a_month_in_which_nobody_asked_is_left_out(sqlite: BackendUrl) -> None:
    log = Log()
    shelf = Shelf(log).received(on(3, 1), "1", 1000)
    assert months(log, sqlite) == []
    shelf.add(on(4, 1), LostSaleRecorded(part="PAD-1", quantity=Decimal(1), cause=LostSaleCause.PRICE))
    [april] = months(log, sqlite)
    assert (april.asked, april.rate, april.lost) == (0, None, Decimal(1))
