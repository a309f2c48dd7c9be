"""Counts as the store sees them: book, goods and card of every part, and who stands for them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from domain.actors import Actor
from domain.aggregates.stock_count.events import (
    BookLine,
    CountApproved,
    CountEntered,
    CountFrozen,
    CountPlanned,
    CountPosted,
    CountVoided,
)
from domain.aggregates.stock_count.words import CountStage
from domain.money import Money
from domain.reasons import ReasonCode
from projections.stock_counts import STOCK_COUNTS
from projections.stock_counts.queries import CountSheet, count_sheet, counts
from projections.stock_counts.words import Agreement, agreement
from tests.domain.stock_count.counts import BELT, CLERK, HEAD, OIL, OTHER_CLERK, SUPERVISOR
from tests.projections.log_builder import Log, yuan
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import STORE, clock

COUNT, OTHER = "stock_count-1", "stock_count-2"
BOOKS = (
    BookLine(part=OIL, quantity=Decimal(10), version=4, unit_cost=yuan(60)),
    BookLine(part=BELT, quantity=Decimal(2), version=1, unit_cost=yuan(2_000)),
)


def planned(stream: str = COUNT, *, log: Log | None = None) -> Log:
    return (log or Log()).add(stream, clock(8), CountPlanned(title="三月盘点", parts=(OIL, BELT)), by=CLERK)


def frozen() -> Log:
    return planned().add(COUNT, clock(9), CountFrozen(books=BOOKS), by=CLERK)


def enter(
    log: Log, part: str, counted: str, *, card: str | None = None, moved: str = "0", by: Actor = CLERK
) -> Log:
    book = next(line.quantity for line in BOOKS if line.part == part)
    event = CountEntered(
        part=part,
        counted=Decimal(counted),
        card=Decimal(card) if card else None,
        book=book,
        moved=Decimal(moved),
        version=5,
        difference=Decimal(counted) - book - Decimal(moved),
        recount=False,
    )
    return log.add(COUNT, clock(10), event, by=by)


def approve(log: Log, fen: int, by: Actor, *, second_needed: bool = False) -> Log:
    event = CountApproved(value=Money(fen=fen), second_needed=second_needed)
    return log.add(COUNT, clock(11), event, by=by)


def sheet(log: Log, backend: BackendUrl) -> CountSheet:
    check_projection(STOCK_COUNTS, log.events, backend.read_url)
    with read_model(STOCK_COUNTS, log.events, backend) as reader:
        found = count_sheet(reader, STORE, COUNT)
    assert found is not None
    return found


@pytest.mark.requirement("R-114c")
@pytest.mark.parametrize(
    ("goods", "card", "found"),
    [
        ("10", "10", Agreement.ALL),
        ("10", "9", Agreement.CARD_DIFFERS),
        ("9", "9", Agreement.BOOK_DIFFERS),
        ("9", "10", Agreement.GOODS_DIFFER),
        ("9", "8", Agreement.NONE),
        ("10", None, Agreement.CARD_UNREAD),
        ("9", None, Agreement.UNREAD_AND_DIFFERENT),
    ],
)
def test_book_goods_and_card_are_compared(goods: str, card: str | None, found: Agreement) -> None:
    assert agreement(Decimal(10), Decimal(goods), Decimal(card) if card else None) is found


@pytest.mark.requirement("R-114c")
def test_the_sheet_shows_every_difference_with_its_value(backend: BackendUrl) -> None:
    log = enter(enter(frozen(), OIL, "7.5", card="8", moved="-2"), BELT, "2", card="3")
    shown = sheet(log, backend)
    oil, belt = shown.lines
    assert (oil.part, oil.book, oil.moved, oil.counted, oil.card) == (
        OIL,
        Decimal(10),
        Decimal(-2),
        Decimal("7.5"),
        Decimal(8),
    )
    assert (oil.difference, oil.difference_fen, oil.agreement) == (
        Decimal("-0.5"),
        -3_000,
        Agreement.GOODS_DIFFER,
    )
    assert (belt.difference, belt.agreement) == (Decimal(0), Agreement.CARD_DIFFERS)
    count = shown.count
    assert (count.stage, count.parts, count.entered) == (CountStage.ENTERED, 2, 2)
    assert (count.differing, count.cards_differing, count.value_fen) == (1, 2, 3_000)


def test_a_count_is_under_way_until_every_part_is_entered(backend: BackendUrl) -> None:
    seen = []
    log = planned()
    with read_model(STOCK_COUNTS, log.events, backend) as reader:
        seen += counts(reader, STORE)
    log = frozen()
    with read_model(STOCK_COUNTS, log.events, backend) as reader:
        seen += counts(reader, STORE)
    enter(log, OIL, "10")
    with read_model(STOCK_COUNTS, log.events, backend) as reader:
        seen += counts(reader, STORE)
    assert [(each.stage, each.entered) for each in seen] == [
        (CountStage.PLANNED, 0),
        (CountStage.FROZEN, 0),
        (CountStage.FROZEN, 1),
    ]
    assert sheet(planned(), backend).lines[0].book is None


def test_a_recount_replaces_the_figures_and_takes_approvals_back(backend: BackendUrl) -> None:
    log = enter(enter(frozen(), OIL, "8", card="8"), BELT, "0")
    log = approve(log, 412_000, SUPERVISOR, second_needed=True)
    assert sheet(log, backend).count.stage is CountStage.ONCE_APPROVED
    log = enter(log, BELT, "2", by=OTHER_CLERK)
    shown = sheet(log, backend)
    assert (shown.count.stage, shown.count.value_fen, shown.count.differing) == (
        CountStage.ENTERED,
        12_000,
        1,
    )
    belt = shown.lines[1]
    assert (belt.entries, belt.first_counted_by, belt.counted_by) == (2, CLERK.id, OTHER_CLERK.id)
    assert [(each.approved_by, each.stands) for each in shown.approvals] == [(SUPERVISOR.id, False)]
    log = approve(log, 12_000, HEAD)
    log.add(COUNT, clock(12), CountPosted(adjusted=(OIL,)), by=SUPERVISOR)
    shown = sheet(log, backend)
    assert [(each.approved_by, each.role, each.stands) for each in shown.approvals] == [
        (SUPERVISOR.id, SUPERVISOR.role, False),
        (HEAD.id, HEAD.role, True),
    ]
    assert (shown.count.stage, shown.count.posted_by, shown.count.posted_at) == (
        CountStage.POSTED,
        SUPERVISOR.id,
        clock(12),
    )


def test_a_voided_count_says_why(backend: BackendUrl) -> None:
    log = enter(frozen(), OIL, "8").add(
        COUNT, clock(11), CountVoided(), by=HEAD, reason=ReasonCode.ENTRY_MISTAKE
    )
    shown = sheet(log, backend).count
    assert (shown.stage, shown.voided_by, shown.void_reason) == (
        CountStage.VOIDED,
        HEAD.id,
        ReasonCode.ENTRY_MISTAKE,
    )


def test_a_foreign_store_sees_nothing(backend: BackendUrl) -> None:
    log = planned(OTHER, log=frozen())
    with read_model(STOCK_COUNTS, log.events, backend) as reader:
        assert sorted(each.count for each in counts(reader, STORE)) == [COUNT, OTHER]
        assert counts(reader, "BJ01") == []
        assert count_sheet(reader, "BJ01", COUNT) is None
