"""A store's transfers, and how it stands with each of its partners."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import bindparam, select

from domain.aggregates.parts_transfer.words import TransferStage
from domain.identifiers import PartNumber, StaffId, StoreId, StreamId
from projections.parts_transfers.tables import TRANSFER
from projections.parts_transfers.words import Side
from projections.views import Reads, View

_OF_STORE = select(TRANSFER).where(TRANSFER.c.store == bindparam("store"))


class Transfer(View):
    """As ``store`` sees it. ``missing`` is what was sent and never arrived; the unit cost is the lender's."""

    store: StoreId
    transfer: StreamId
    side: Side
    partner: StoreId
    part: PartNumber
    stage: TransferStage
    requested: Decimal
    sent: Decimal | None
    received: Decimal | None
    missing: Decimal | None
    unit_cost_fen: int | None
    settled_fen: int | None
    document: str | None
    requested_by: StaffId
    requested_at: datetime
    sent_at: datetime | None
    received_at: datetime | None
    settled_at: datetime | None
    cancelled_at: datetime | None


class Standing(View):
    """With one partner. What is not settled is worth what it cost the lender, and counts from when it was sent."""

    store: StoreId
    partner: StoreId
    requested: int
    on_the_way: int
    lent_unsettled_fen: int
    borrowed_unsettled_fen: int
    paid_to_us_fen: int
    paid_by_us_fen: int


def transfers(reads: Reads, store: StoreId) -> list[Transfer]:
    """Every transfer in which the store lends or borrows."""
    return [Transfer.model_validate(row) for row in reads.rows(_OF_STORE, store=store)]


def standings(reads: Reads, store: StoreId) -> list[Standing]:
    """One for each partner, in the order of their names."""
    with_partner: dict[StoreId, list[Transfer]] = defaultdict(list)
    for each in transfers(reads, store):
        with_partner[each.partner].append(each)
    return [_standing(store, partner, with_partner[partner]) for partner in sorted(with_partner)]


def _standing(store: StoreId, partner: StoreId, shared: list[Transfer]) -> Standing:
    lent = [each for each in shared if each.side is Side.LENT]
    borrowed = [each for each in shared if each.side is Side.BORROWED]
    return Standing(
        store=store,
        partner=partner,
        requested=sum(each.stage is TransferStage.REQUESTED for each in shared),
        on_the_way=sum(each.stage is TransferStage.SENT for each in shared),
        lent_unsettled_fen=_unsettled(lent),
        borrowed_unsettled_fen=_unsettled(borrowed),
        paid_to_us_fen=sum(each.settled_fen or 0 for each in lent),
        paid_by_us_fen=sum(each.settled_fen or 0 for each in borrowed),
    )


def _unsettled(shared: Iterable[Transfer]) -> int:
    return sum(
        int(((each.sent or 0) * Decimal(each.unit_cost_fen or 0)).quantize(Decimal(1), ROUND_HALF_UP))
        for each in shared
        if each.stage in {TransferStage.SENT, TransferStage.RECEIVED}
    )
