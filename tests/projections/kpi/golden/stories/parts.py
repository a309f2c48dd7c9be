"""The parts department: oil filters OF, brake pads BP, suspension arms SA, doors DR and DN, gaskets GK.

Cost by moving average. OF: 10 at 30, from 5 March 10 more at 36 beside the nine that are left: 630 / 19 = 33.1579 each.
BP: 2 at 300 are gone on the 4th; 4 at 320 from the 5th and 6th. SA: whatever was bought for a car, and 2 at 500.
"""

from __future__ import annotations

from datetime import date, timedelta

from domain.money import Money
from domain.parts import PurchaseKind, UsageClass
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.moments import Clock, april, february, march, march_before
from tests.projections.kpi.golden.house.storeroom import Count, Purchase, Shelf


def tell(diary: Diary) -> None:
    opening(diary)
    oil_filters(diary)
    brake_pads(diary)
    suspension_arms(diary)
    doors(diary)
    orders(diary)
    count(diary)


def opening(diary: Diary) -> None:
    """GK has lain there since 20 March of the year before. SA and the doors are for accidents, GK for nothing."""
    Shelf(diary, "GK").filled(march_before(20)("10:00"), 5, 20)
    at = february(10)
    Shelf(diary, "OF").stocked_as(at("8:00"), UsageClass.MAINTENANCE).filled(at("9:00"), 10, 30)
    Shelf(diary, "BP").stocked_as(at("8:00"), UsageClass.COMMON).filled(at("9:00"), 2, 300)
    for part in ("SA", "DR", "DN"):
        Shelf(diary, part).stocked_as(at("8:00"), UsageClass.ACCIDENT)


def oil_filters(diary: Diary) -> None:
    """01, 17, 29 and 42 get one each. 31 lets its time pass; 43 has not fetched its own when its time is over."""
    shelf = Shelf(diary, "OF")
    _served(shelf, march(2), "8:15", "8:30", "01/J1/L2")
    shelf.keeps(march(2)("10:40"), "31/J1/L3", march(16)("10:40"))
    shelf.bought(march(5)("9:00"), 10, 36)
    _served(shelf, march(12), "8:45", "9:10", "17/J1/L2")
    shelf.ends_reservation(march(18)("9:00"), "31/J1/L3")
    _served(shelf, march(18), "13:15", "13:30", "29/J1/L2")
    _served(shelf, april(1), "8:10", "8:20", "42/J1/L2")
    shelf.keeps(april(3)("9:15"), "43/J1/L3", april(17)("9:15"))


def brake_pads(diary: Diary) -> None:
    """02, 05, 13, 18 and 28 get one each; 11 gets two and brings one back. There are none for 43, nor to be sold."""
    shelf = Shelf(diary, "BP")
    _served(shelf, march(2), "9:25", "10:00", "02/J1/L2")
    _served(shelf, march(4), "8:10", "8:20", "05/J1/L2")
    shelf.bought(march(5)("15:00"), 2, 320)
    shelf.bought(march(6)("10:00"), 2, 320)
    at = march(9)
    shelf.keeps(at("8:15"), "11/J1/L2", march(23)("8:15"))
    shelf.issues(at("8:30"), "11/J1/L2", 2)
    shelf.takes_back(at("11:40"), "11/J1/L2")
    _served(shelf, march(10), "10:20", "10:30", "13/J1/L2")
    _served(shelf, march(17), "9:20", "9:40", "18/J1/L2")
    _served(shelf, march(17), "10:05", "10:10", "28/J1/L2")
    shelf.loses_sale(march(20)("11:00"), 2)
    shelf.lacks(april(3)("9:15"), "43/J1/L2")


def suspension_arms(diary: Diary) -> None:
    """02 and 10 wait an hour for one at 550 and 560, 30 from February to April for one at 600, 31 for ever."""
    shelf = Shelf(diary, "SA")
    shelf.lacks(february(25)("9:30"), "30/J1/L2")
    shelf.lacks(march(2)("10:45"), "31/J1/L2")
    at = march(2)
    shelf.lacks(at("11:00"), "02/J2/L4")
    shelf.bought(at("12:30"), 1, 550, ("02/J2/L4", march(16)("12:30")))
    shelf.issues(at("13:00"), "02/J2/L4")
    shelf.bought(march(9)("9:00"), 2, 500)
    _served(shelf, march(9), "9:10", "9:30", "12/J1/L2")
    _served(shelf, march(13), "8:20", "8:30", "16/J1/L2")
    at = march(26)
    shelf.lacks(at("9:15"), "10/J1/L2")
    shelf.bought(at("10:00"), 1, 560, ("10/J1/L2", april(9)("10:00")))
    shelf.issues(at("10:05"), "10/J1/L2")
    at = april(1)
    shelf.bought(at("8:00"), 1, 600, ("30/J1/L2", april(15)("8:00")))
    shelf.issues(at("9:00"), "30/J1/L2")


def doors(diary: Diary) -> None:
    """26 asks for a DR, which DN has taken the place of; another store lends one at 1000."""
    old, new = Shelf(diary, "DR"), Shelf(diary, "DN")
    at = march(16)
    old.lacks(at("11:00"), "26/J1/L2")
    old.sends_on(at("12:00"), "26/J1/L2", "DN")
    new.lacks(at("12:00"), "26/J1/L2")
    at = march(17)
    new.borrowed(at("8:30"), 1000, "26/J1/L2", march(31)("8:30"))
    new.issues(at("9:00"), "26/J1/L2")


def orders(diary: Diary) -> None:
    """P2's pads came in two halves, the second a day late: that the maker then promised the 9th helps nobody."""
    at = march(2)
    first = Purchase(diary, "P1", at("11:10"), PurchaseKind.EMERGENCY, ("SA", 1))
    first.confirmed(at("11:20"), date(2026, 3, 2)).came(at("12:30"), 1, 1)
    second = Purchase(diary, "P2", march(3)("9:00"), PurchaseKind.STOCK, ("OF", 10), ("BP", 4))
    second.confirmed(march(3)("10:00"), date(2026, 3, 5)).came(march(5)("9:00"), 1, 10)
    second.came(march(5)("15:00"), 2, 2)
    second.confirmed(march(6)("9:00"), date(2026, 3, 9)).came(march(6)("10:00"), 2, 2)
    third = Purchase(diary, "P3", march(5)("10:30"), PurchaseKind.VOR, ("SA", 1))
    third.confirmed(march(5)("11:00"), date(2026, 3, 31)).came(april(1)("8:00"), 1, 1)
    fourth = Purchase(diary, "P4", march(6)("9:00"), PurchaseKind.STOCK, ("SA", 2))
    fourth.confirmed(march(6)("9:30"), date(2026, 3, 9)).came(march(9)("9:00"), 1, 2)
    at = march(26)
    fifth = Purchase(diary, "P5", at("9:20"), PurchaseKind.EMERGENCY, ("SA", 1))
    fifth.confirmed(at("9:25"), date(2026, 3, 26)).came(at("10:00"), 1, 1)
    # cancelled on the day before it was due
    sixth = Purchase(diary, "P6", march(19)("9:00"), PurchaseKind.STOCK, ("BP", 2))
    sixth.confirmed(march(19)("9:30"), date(2026, 3, 24)).cancelled(march(23)("9:00"))


def count(diary: Diary) -> None:
    """One filter is missing: two had seemed to be, but the second look found one of them."""
    at = march(25)
    books = {"OF": (17, 3316), "BP": (0, 32000), "GK": (5, 2000)}
    counted = Count(diary, "C1", at("15:00"), books).entered(at("15:10"), "OF", 15)
    counted.entered(at("15:20"), "BP", 0).entered(at("15:30"), "GK", 5)
    counted.entered(at("16:00"), "OF", 16, again=True)
    Shelf(diary, "OF").lacks_after_count(at("17:00"), counted.stream, Money(fen=3316))
    counted.posted(at("17:00"), "OF")


def _served(shelf: Shelf, at: Clock, kept: str, issued: str, line: str) -> None:
    shelf.keeps(at(kept), line, at(kept) + timedelta(days=14))
    shelf.issues(at(issued), line)
