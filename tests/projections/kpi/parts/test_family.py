"""The family as a whole, and on one history however it is read."""

from __future__ import annotations

from domain.parts import PurchaseKind, UsageClass
from projections.kpi import KPI
from projections.kpi.cells import items
from projections.kpi.figures.parts import PARTS
from projections.kpi.words import Combining
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import march
from tests.projections.kpi.golden.house.storeroom import Count, Purchase, Shelf
from tests.projections.kpi.parts.storeroom import with_parts
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection

NOON = "12:00"


def test_order_of_the_reports() -> None:
    assert [kpi.id for kpi in PARTS] == [
        *("S01", "S01a", "S02", "S03", "S04", "S04a", "S05", "S06", "S07", "S08", "S08a"),
        *("S09", "S09a", "S09b", "S10", "S11", "S11a"),
    ]
    assert all(kpi.enabled for kpi in PARTS)
    back = {kpi.id for kpi in PARTS if kpi.combining.reaches_back}
    assert back == {"S04", "S04a", "S05", "S06", "S08a", "S11"}
    assert not any(each.additive for each in Combining if each.reaches_back)


def everything() -> Diary:
    diary = Diary()
    shelf = Shelf(diary, "BP").stocked_as(march(1)("8:00"), UsageClass.COMMON).filled(march(1)(NOON), 4, 10)
    for number in range(1, 4):
        shelf.keeps(march(2)(NOON), f"0{number}/J1/L2", march(9)(NOON))
    shelf.issues(march(3)(NOON), "01/J1/L2")
    shelf.takes_back(march(4)(NOON), "01/J1/L2")
    shelf.ends_reservation(march(9)("13:00"), "02/J1/L2")
    shelf.loses_sale(march(10)(NOON), 1)
    other = Shelf(diary, "OF")
    other.lacks(march(2)(NOON), "04/J1/L2")
    other.bought(march(20)(NOON), 1, 10, ("04/J1/L2", march(30)(NOON)))
    order = Purchase(diary, "P1", march(2)(NOON), PurchaseKind.VOR, ("OF", 1))
    order.confirmed(march(2)("13:00"), march(19)(NOON).date()).came(march(20)(NOON), 1, 1)
    Count(diary, "C1", march(21)(NOON), {"BP": (4, 1000)}).entered(march(21)("13:00"), "BP", 3).posted(
        march(21)("14:00")
    )
    return diary


def test_rows(backend: BackendUrl) -> None:
    tables = check_projection(KPI, everything().log().events, backend.read_url, with_parts(costing="fifo"))
    measured = {entry[0] for row in tables["measure"] for entry in items(row["entries"])}
    # a delay is a car's
    assert measured == {kpi.id for kpi in PARTS} - {"S03"}
