"""Parts found and looked into: price history, classes, chain of successors, overstock."""

from __future__ import annotations

import pytest

from domain.aggregates.part.state import StockLevel
from domain.aggregates.part.words import PriceStatus
from domain.parts import UsageClass
from domain.reasons import ReasonCode
from domain.rules.rule_set import RuleSet
from projections.parts_register import PARTS_REGISTER
from projections.parts_register.queries.parts import class_list, find_parts, overstock_flags, part_sheet
from projections.parts_register.queries.price_list import labour_lines, part_lines
from projections.parts_register.queries.prices import price_proposals
from projections.parts_register.queries.suppliers import channels
from projections.parts_register.words import PriceListKind
from tests.projections.log_builder import Log
from tests.projections.parts_register.story import in_days, inquiries, master, suppliers, targets
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl
from tests.support.default_rules import DEFAULT_RULES
from tests.support.projection_kit import check_projection
from tests.support.scenario import DAY, STORE, clock


def everything(log: Log) -> Log:
    return targets(inquiries(suppliers(master(log))))


def test_the_register_does_not_depend_on_how_the_log_is_read(backend: BackendUrl) -> None:
    both = everything(Log())
    both.store = "BJ01"
    rows = check_projection(PARTS_REGISTER, everything(both).events, backend.read_url)
    assert {name: len(found) for name, found in rows.items() if not found} == {
        "bill": 0,
        "lot": 0,
        "issue": 0,
    }


def test_parts_are_found_by_number_or_title(backend: BackendUrl) -> None:
    with read_model(PARTS_REGISTER, master().events, backend) as reader:

        def found(search: str, **page: object) -> list[str]:
            return [line.part for line in find_parts(reader, STORE, search, DAY, **{"limit": 9, **page})]  # type: ignore[arg-type]

        assert found("") == ["BUMPER", "OIL-1", "OIL-2", "OIL-3", "PAD-A"]
        assert found("oil-") == ["OIL-1", "OIL-2", "OIL-3"]
        assert found("MOTOR") == ["OIL-1"]
        assert found("engine") == []
        assert found("机油", after="OIL-1", limit=1) == ["OIL-2"]
        # what a pattern would understand is looked for as it stands
        assert (found("%"), found("_"), found("/")) == (["BUMPER"], ["PAD-A"], [])
        assert find_parts(reader, "BJ01", "", DAY, limit=9) == []


@pytest.mark.requirement("R-110a")
def test_the_class_list_of_a_year(backend: BackendUrl) -> None:
    with read_model(PARTS_REGISTER, master().events, backend) as reader:
        this_year, next_year = class_list(reader, STORE, 2026), class_list(reader, STORE, 2027)
        [line] = find_parts(reader, STORE, "OIL-1", DAY, limit=1)
    assert [(each.part, each.usage_class, each.at) for each in this_year] == [
        ("OIL-1", UsageClass.MAINTENANCE, clock(10))
    ]
    assert [each.usage_class for each in next_year] == [UsageClass.CONSUMABLE]
    assert line.usage_class is UsageClass.MAINTENANCE


@pytest.mark.requirement("R-108a", "R-108b", "R-116")
def test_everything_about_one_part(backend: BackendUrl) -> None:
    with read_model(PARTS_REGISTER, master().events, backend) as reader:
        today, later = (part_sheet(reader, STORE, "OIL-1", day) for day in (DAY, in_days(10)))
        bumper, last = part_sheet(reader, STORE, "BUMPER", DAY), part_sheet(reader, STORE, "OIL-3", DAY)
        assert part_sheet(reader, STORE, "NONE", DAY) is None
        flags = overstock_flags(reader, STORE)
    assert today
    assert later
    assert bumper
    assert last
    assert (today.line.title, today.line.unit) == ("Motor Oil 机油", "升")
    assert (today.line.price_fen, later.line.price_fen) == (6_000, 6_600)
    assert today.level == StockLevel(10, 30, 0, "厂方要求")
    assert [(each.version, each.status, each.reason) for each in today.prices] == [
        ("V1", PriceStatus.APPROVED, None),
        ("V2", PriceStatus.APPROVED, None),
        ("V3", PriceStatus.REJECTED, ReasonCode.PRICE_TOO_HIGH),
    ]
    assert [(each.proposed_by, each.decided_by) for each in today.prices] == [("pc01", "am01")] * 3
    assert (today.taken_over_by, today.line.both_ways) == (("OIL-2", "OIL-3"), True)
    assert (last.taken_over_by, last.replaces) == ((), ("OIL-2",))
    assert (bumper.line.price_fen, bumper.level) == (None, None)
    assert [each.measure for each in bumper.overstock] == ["与其他门店调剂"]
    assert [(each.part, each.by) for each in flags] == [("BUMPER", "sh01")]


@pytest.mark.requirement("R-116")
def test_proposals_wait_beside_the_price_that_holds(backend: BackendUrl) -> None:
    with read_model(PARTS_REGISTER, master().events, backend) as reader:
        [waiting] = price_proposals(reader, STORE, DAY)
        assert price_proposals(reader, "BJ01", DAY) == []
    assert (waiting.part, waiting.title, waiting.version) == ("PAD-A", "刹车片_A", "V2")
    assert (waiting.price_fen, waiting.current_fen, waiting.valid_from) == (45_000, 42_000, in_days(3))


@pytest.mark.requirement("R-051b")
def test_the_price_list_shows_approved_prices_in_effect(backend: BackendUrl) -> None:
    with read_model(PARTS_REGISTER, master().events, backend) as reader:

        def listed(days: int, search: str = "") -> list[tuple[str, int]]:
            lines = part_lines(reader, STORE, search, in_days(days), limit=9)
            assert {line.kind for line in lines} <= {PriceListKind.PART}
            return [(line.code, line.price_fen) for line in lines]

        assert listed(-1) == []
        assert listed(0) == [("OIL-1", 6_000), ("PAD-A", 42_000)]
        assert listed(10) == [("OIL-1", 6_600), ("PAD-A", 42_000)]
        assert listed(0, "刹车") == [("PAD-A", 42_000)]


@pytest.mark.requirement("R-051b")
def test_the_price_list_shows_rate_and_standard_hours() -> None:
    rules: RuleSet = DEFAULT_RULES
    rate, *operations = labour_lines(rules, "")
    assert (rate.kind, rate.price_fen) == (PriceListKind.RATE, rules.labour_rate_per_hour.fen)
    assert [line.code for line in operations] == sorted(rules.labour_standard)
    for line in operations:
        operation = rules.labour_standard[line.code]
        assert (line.zh, line.en, line.standard_hours) == (
            operation.zh,
            operation.en,
            operation.standard_hours,
        )
        assert line.price_fen == rules.labour_rate_per_hour.times(operation.standard_hours).fen
    [diagnosis] = labour_lines(rules, "diag")[:1]
    assert diagnosis.code == "DIAG"


@pytest.mark.requirement("R-115")
def test_approved_and_blocked_channels(backend: BackendUrl) -> None:
    with read_model(PARTS_REGISTER, suppliers().events, backend) as reader:
        [maker] = channels(reader, STORE, approved=True)
        [city] = channels(reader, STORE, approved=False)
        assert channels(reader, "BJ01", approved=True) == []
    assert (maker.supplier, maker.approved_by, maker.reason) == ("MAKER", "ps01", None)
    assert (city.supplier, city.blocked_by, city.reason) == ("CITY", "sh01", ReasonCode.PART_DEFECT)
