"""Parts lent and borrowed: the transfers, and how the store stands with each partner."""

from fastapi import APIRouter

from api.queries.desk import Desk
from api.queries.listings import Listing, add_listings
from api.queries.paging import Key
from projections.engine.columns import epoch_ms
from projections.parts_transfers import PARTS_TRANSFERS
from projections.parts_transfers.queries import Standing, Transfer, standings, transfers


def _latest_first(transfer: Transfer) -> Key:
    return -epoch_ms(transfer.requested_at), transfer.transfer


_LISTINGS = (
    Listing(
        "/parts-transfers", "店间调拨，最近的在前 Transfers to and from other stores, the latest first",
        PARTS_TRANSFERS, Transfer, lambda reads, asked: transfers(reads, asked.store), _latest_first,
    ),
    Listing(
        "/parts-transfers/standings", "与各店的往来 How the store stands with each of its partners",
        PARTS_TRANSFERS, Standing, lambda reads, asked: standings(reads, asked.store),
        lambda standing: (standing.partner,),
    ),
)  # fmt: skip


def add_parts_transfers(router: APIRouter, desk: Desk) -> None:
    add_listings(router, desk, _LISTINGS)
