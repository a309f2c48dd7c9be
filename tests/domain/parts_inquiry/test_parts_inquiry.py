"""The parts counter: asked, answered with approved prices, ordered for, closed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.aggregates.parts_inquiry.commands import (
    CloseInquiry,
    PartsInquiryCommand,
    RecordSpecialOrder,
    facts_of,
)
from domain.aggregates.parts_inquiry.events import InquiryClosed, PartsQuoted, SpecialPartOrdered
from domain.aggregates.parts_inquiry.words import InquiryKind
from domain.money import Money
from tests.domain.parts_inquiry.questions import (
    BUMPER,
    CLERK,
    JOB,
    OIL,
    ORDER,
    UNPRICED,
    ask,
    asked,
    inquiry,
    quote,
    quoted,
)
from tests.support.scenario import TECHNICIAN

SPECIAL = RecordSpecialOrder(part="OIL", purchase_order="purchase_order-1")
ORDERED = SpecialPartOrdered(part="OIL", purchase_order="purchase_order-1")
IN_ORDER = {"in_order": True}
QUOTE, ACCIDENT, WORKSHOP = InquiryKind.QUOTE, InquiryKind.ACCIDENT_ESTIMATE, InquiryKind.WORKSHOP


@pytest.mark.requirement("R-111a")
@pytest.mark.parametrize(
    ("kind", "order", "job"),
    [(QUOTE, None, None), (QUOTE, ORDER, None), (ACCIDENT, ORDER, None), (WORKSHOP, ORDER, JOB)],
)
def test_the_three_services_of_the_counter(kind: InquiryKind, order: str | None, job: str | None) -> None:
    scenario = inquiry().when(ask(kind, order, job), known={"job_exists": True})
    scenario.then(asked(kind, order, job))
    scenario.when(quote("OIL"), by=CLERK, known=OIL).then(quoted(kind))


@pytest.mark.parametrize(
    ("kind", "order", "job", "code"),
    [
        (ACCIDENT, None, None, "INQUIRY-ASK-002"),
        (WORKSHOP, None, JOB, "INQUIRY-ASK-002"),
        (WORKSHOP, ORDER, None, "INQUIRY-ASK-003"),
        (QUOTE, None, JOB, "INQUIRY-ASK-004"),
        (WORKSHOP, ORDER, JOB, "INQUIRY-ASK-005"),
        (QUOTE, ORDER, JOB, "INQUIRY-ASK-005"),
    ],
)
def test_what_a_question_is_about(kind: InquiryKind, order: str | None, job: str | None, code: str) -> None:
    inquiry().when(ask(kind, order, job), by=TECHNICIAN).then_refused(code)


def test_a_question_is_asked_once() -> None:
    inquiry(asked()).when(ask()).then_refused("INQUIRY-ASK-001")


@pytest.mark.requirement("R-111a")
def test_a_quote_is_the_approved_price_times_the_quantity_beside_what_is_free() -> None:
    scenario = inquiry(asked()).when(quote("OIL", "BUMPER"), by=CLERK, known={**OIL, **BUMPER})
    [answer] = [each.event for each in scenario.history[1:]]
    assert isinstance(answer, PartsQuoted)
    assert [(line.part, line.amount.fen, line.price_version) for line in answer.lines] == [
        ("OIL", 30_848, "V2"),
        ("BUMPER", 540_000, "V1"),
    ]
    assert [line.available for line in answer.lines] == [Decimal("2.5"), Decimal(0)]
    assert answer.total == Money(fen=570_848)


def test_a_part_without_an_approved_price_is_not_quoted_and_nothing_with_it() -> None:
    refused = inquiry(asked()).when(quote("OIL", "BOLT"), by=CLERK, known={**OIL, **UNPRICED})
    refused.then_refused("INQUIRY-ANSWER-004")
    assert len(refused.history) == 1


def test_a_part_is_listed_once() -> None:
    inquiry(asked()).when(quote("OIL", "OIL"), known=OIL).then_refused("INQUIRY-ANSWER-003")


def test_a_question_may_be_answered_again() -> None:
    dearer = {**facts_of("OIL", ("V3", Money(fen=7_000)), Decimal(0))}
    scenario = inquiry(asked(), quoted()).when(quote("OIL"), by=CLERK, known=dearer)
    [_, _, again] = scenario.history
    assert isinstance(again.event, PartsQuoted)
    assert again.event.lines[0].price_version == "V3"


@pytest.mark.requirement("R-111b")
def test_what_was_asked_for_or_quoted_may_be_ordered() -> None:
    scenario = inquiry(asked()).when(SPECIAL, by=CLERK, known=IN_ORDER).then(ORDERED)
    scenario.when(SPECIAL, known=IN_ORDER).then_refused("INQUIRY-ORDER-002")
    second = SPECIAL.model_copy(update={"purchase_order": "purchase_order-2"})
    scenario.when(second, known=IN_ORDER)
    scenario.then(ORDERED.model_copy(update={"purchase_order": "purchase_order-2"}))
    bumper = SPECIAL.model_copy(update={"part": "BUMPER"})
    scenario.when(bumper, known=IN_ORDER).then_refused("INQUIRY-ORDER-001")
    scenario.when(quote("BUMPER"), known=BUMPER).when(bumper, known=IN_ORDER)
    scenario.then(ORDERED.model_copy(update={"part": "BUMPER"}))


def test_the_parts_order_asks_for_the_part() -> None:
    inquiry(asked()).when(SPECIAL).then_refused("INQUIRY-ORDER-003")


@pytest.mark.parametrize("command", [quote("OIL"), SPECIAL, CloseInquiry()])
def test_nothing_is_added_to_a_closed_inquiry(command: PartsInquiryCommand) -> None:
    closed = inquiry(asked()).when(CloseInquiry(), by=CLERK).then(InquiryClosed())
    closed.when(command, known={**OIL, **IN_ORDER}).then_refused("INQUIRY-ANSWER-002")
    inquiry().when(command, known={**OIL, **IN_ORDER}).then_refused("INQUIRY-ANSWER-001")
