"""A part is defined once, classified for a year, given its days of stock, and superseded."""

from __future__ import annotations

import pytest

from domain.aggregates.part.commands import (
    ChangePartDetails,
    ClassifyPart,
    DefinePart,
    FlagOverstock,
    PartCommand,
    SetStockLevel,
    SupersedePart,
)
from domain.aggregates.part.events import (
    OverstockFlagged,
    PartClassified,
    PartDetailsChanged,
    PartSuperseded,
    StockLevelSet,
)
from domain.parts import OldPartPolicy, UsageClass, part_id
from tests.domain.part.parts import CLERK, DEFINED, NUMBER, SUPERVISOR, part, propose
from tests.support.scenario import STATION_HEAD

DEFINE = DefinePart(**DEFINED.model_dump())
LEVEL = SetStockLevel(safety_days=10, order_cycle_days=30, lead_days=7, basis="厂方要求")
LEVEL_SET = StockLevelSet(part=NUMBER, **LEVEL.model_dump())
SUPERSEDED = PartSuperseded(part=NUMBER, by="OIL-NEW", both_ways=False)
OPEN_WAY = {"successor_defined": True, "leads_back": False}


def test_defining() -> None:
    scenario = part().when(DEFINE, by=CLERK).then(DEFINED)
    assert scenario.state.defined
    scenario.when(DEFINE).then_refused("PART-DEFINE-002")


@pytest.mark.parametrize("stream", [part_id("BJ01", NUMBER), part_id("SH01", "OIL-5W40"), "part-1"])
def test_the_stream_names_the_store_and_the_part(stream: str) -> None:
    part(stream=stream).when(DEFINE, by=CLERK).then_refused("PART-DEFINE-001")


@pytest.mark.parametrize(
    "command",
    [
        ChangePartDetails(unit="桶"),
        ClassifyPart(year=2026, usage_class=UsageClass.COMMON),
        LEVEL,
        FlagOverstock(measure="调剂"),
        propose(100),
        SupersedePart(by="OIL-NEW"),
    ],
)
def test_nothing_is_said_of_a_part_that_is_not_defined(command: PartCommand) -> None:
    part().when(command, by=SUPERVISOR).then_refused("PART-DEFINE-003")


def test_what_is_left_out_of_a_change_stays() -> None:
    change = ChangePartDetails(old_part_policy=OldPartPolicy.RETURN_TO_MAKER, hazardous=True, unit="升")
    scenario = part(DEFINED).when(change, by=CLERK)
    scenario.then(
        PartDetailsChanged(
            part=NUMBER, old_part_policy=OldPartPolicy.RETURN_TO_MAKER, hazardous=True, unit="升"
        )
    )
    details = scenario.state.details
    assert details is not None
    assert (details.title, details.unit, details.hazardous) == ("机油", "升", True)
    scenario.when(change).then_refused("PART-CHANGE-001")
    scenario.when(ChangePartDetails()).then_refused("PART-CHANGE-001")


@pytest.mark.requirement("R-110a")
@pytest.mark.parametrize("usage_class", list(UsageClass))
def test_a_part_is_classified_year_by_year(usage_class: UsageClass) -> None:
    this_year = ClassifyPart(year=2026, usage_class=usage_class)
    scenario = part(DEFINED).when(this_year, by=SUPERVISOR)
    scenario.then(PartClassified(part=NUMBER, year=2026, usage_class=usage_class))
    scenario.when(this_year).then_refused("PART-CHANGE-001")
    scenario.when(ClassifyPart(year=2027, usage_class=usage_class))
    scenario.then(PartClassified(part=NUMBER, year=2027, usage_class=usage_class))


@pytest.mark.requirement("R-110a")
def test_the_class_of_a_year_may_change() -> None:
    first = PartClassified(part=NUMBER, year=2026, usage_class=UsageClass.COMMON)
    second = PartClassified(part=NUMBER, year=2026, usage_class=UsageClass.MAINTENANCE)
    scenario = part(DEFINED, first).when(ClassifyPart(year=2026, usage_class=UsageClass.MAINTENANCE))
    scenario.then(second)
    assert scenario.state.classes == {2026: UsageClass.MAINTENANCE}


@pytest.mark.requirement("R-108b")
def test_the_days_of_stock_are_set_with_their_basis() -> None:
    scenario = part(DEFINED).when(LEVEL, by=SUPERVISOR).then(LEVEL_SET)
    scenario.when(LEVEL).then_refused("PART-CHANGE-001")
    other = LEVEL.model_copy(update={"basis": "市场需求"})
    scenario.when(other).then(LEVEL_SET.model_copy(update={"basis": "市场需求"}))


@pytest.mark.requirement("R-108a")
def test_overstock_is_flagged_with_a_measure_as_often_as_it_is_found() -> None:
    flag, flagged = FlagOverstock(measure="调剂"), OverstockFlagged(part=NUMBER, measure="调剂")
    scenario = part(DEFINED).when(flag, by=STATION_HEAD, known={"on_hand": True}).then(flagged)
    scenario.when(flag, by=SUPERVISOR, known={"on_hand": True}).then(flagged)
    scenario.when(flag, by=SUPERVISOR, known={"on_hand": False}).then_refused("PART-OVERSTOCK-001")


def test_superseding() -> None:
    scenario = part(DEFINED).when(SupersedePart(by="OIL-NEW"), known=OPEN_WAY).then(SUPERSEDED)
    scenario.when(SupersedePart(by="OIL-ELSE"), known=OPEN_WAY).then_refused("PART-SUPERSEDE-002")
    either = SUPERSEDED.model_copy(update={"both_ways": True})
    part(DEFINED).when(SupersedePart(by="OIL-NEW", both_ways=True), known=OPEN_WAY).then(either)


def test_a_part_does_not_take_its_own_place() -> None:
    part(DEFINED).when(SupersedePart(by=NUMBER), known=OPEN_WAY).then_refused("PART-SUPERSEDE-001")


def test_the_successor_is_defined_and_no_chain_leads_back() -> None:
    supersede = SupersedePart(by="OIL-NEW")
    part(DEFINED).when(supersede).then_refused("PART-SUPERSEDE-003")
    part(DEFINED).when(supersede, known={**OPEN_WAY, "leads_back": True}).then_refused("PART-SUPERSEDE-004")
