"""Transfers as each of the two stores sees them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from domain.aggregates.parts_transfer.events import (
    PartsTransferEvent,
    TransferCancelled,
    TransferRequested,
)
from domain.aggregates.parts_transfer.words import TransferStage
from projections.parts_transfers import PARTS_TRANSFERS
from projections.parts_transfers.queries import Standing, Transfer, standings, transfers
from projections.parts_transfers.words import Side
from tests.domain.parts_transfer.transfers import (
    BORROWER,
    COST,
    LENDER,
    PART,
    REQUESTED,
    SETTLED,
    STRANGER,
    received,
    sent,
)
from tests.projections.log_builder import Log
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import clock

ONE = "parts_transfer-1"


def step(log: Log, stream: str, when: datetime, event: PartsTransferEvent, store: str = BORROWER) -> Log:
    """Given in that store."""
    log.store = store
    return log.add(stream, when, event)


def lent(log: Log, stream: str = ONE) -> Log:
    step(log, stream, clock(8), REQUESTED)
    step(log, stream, clock(9), sent("4"), LENDER)
    return step(log, stream, clock(12), received("2.5", "1.5"))


def seen(log: Log, backend: BackendUrl, store: str) -> tuple[list[Transfer], list[Standing]]:
    with read_model(PARTS_TRANSFERS, log.events, backend) as reader:
        return transfers(reader, store), standings(reader, store)


def test_both_stores_see_the_same_transfer_from_their_side(backend: BackendUrl) -> None:
    log = step(lent(Log()), ONE, clock(15), SETTLED, LENDER)
    check_projection(PARTS_TRANSFERS, log.events, backend.read_url)
    [ours], _ = seen(log, backend, BORROWER)
    [theirs], _ = seen(log, backend, LENDER)
    assert (ours.side, ours.partner, theirs.side, theirs.partner) == (
        Side.BORROWED,
        LENDER,
        Side.LENT,
        BORROWER,
    )
    for view in (ours, theirs):
        assert (view.part, view.stage) == (PART, TransferStage.SETTLED)
        assert (view.requested, view.sent, view.received, view.missing) == (
            Decimal(4),
            Decimal(4),
            Decimal("2.5"),
            Decimal("1.5"),
        )
        assert (view.unit_cost_fen, view.settled_fen, view.document) == (
            COST.fen,
            SETTLED.amount.fen,
            SETTLED.document,
        )
        assert (view.sent_at, view.received_at, view.settled_at) == (clock(9), clock(12), clock(15))
    assert seen(log, backend, STRANGER) == ([], [])


def test_what_is_not_settled_is_owed_at_the_lenders_cost(backend: BackendUrl) -> None:
    log = lent(Log())
    back = TransferRequested(part=PART, quantity=Decimal(1), from_store=BORROWER, to_store=LENDER)
    step(log, "parts_transfer-2", clock(13), back, LENDER)
    _, [ours] = seen(log, backend, BORROWER)
    _, [theirs] = seen(log, backend, LENDER)
    owed = 4 * COST.fen
    assert (ours.borrowed_unsettled_fen, ours.lent_unsettled_fen, ours.requested) == (owed, 0, 1)
    assert (theirs.borrowed_unsettled_fen, theirs.lent_unsettled_fen, theirs.requested) == (0, owed, 1)
    step(log, ONE, clock(15), SETTLED)
    _, [ours] = seen(log, backend, BORROWER)
    _, [theirs] = seen(log, backend, LENDER)
    assert (ours.borrowed_unsettled_fen, ours.paid_by_us_fen, ours.paid_to_us_fen) == (
        0,
        SETTLED.amount.fen,
        0,
    )
    assert (theirs.lent_unsettled_fen, theirs.paid_to_us_fen, theirs.on_the_way) == (0, SETTLED.amount.fen, 0)


def test_what_is_on_its_way_and_what_was_cancelled(backend: BackendUrl) -> None:
    log = step(Log(), ONE, clock(8), REQUESTED)
    step(log, ONE, clock(9), sent("1"), LENDER)
    step(log, "parts_transfer-2", clock(10), REQUESTED)
    step(log, "parts_transfer-2", clock(11), TransferCancelled(), LENDER)
    check_projection(PARTS_TRANSFERS, log.events, backend.read_url)
    listed, [standing] = seen(log, backend, BORROWER)
    assert sorted((each.stage, each.cancelled_at) for each in listed) == [
        (TransferStage.CANCELLED, clock(11)),
        (TransferStage.SENT, None),
    ]
    assert (standing.on_the_way, standing.requested, standing.borrowed_unsettled_fen) == (1, 0, COST.fen)
