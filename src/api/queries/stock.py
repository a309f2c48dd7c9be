"""What lies where, and the card of a part."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from api.queries.desk import Desk, Question
from api.queries.listings import add_route
from api.queries.paging import BAD_CURSOR, Page, PageRequest, page, page_request, position_of, read_cursor
from domain.errors import Invalid
from domain.identifiers import PartNumber
from domain.parts import BinId
from projections.parts_shelf import PARTS_SHELF
from projections.parts_shelf.queries.stock import StockFilter, stock
from projections.parts_shelf.views import Stock
from projections.stock_card import STOCK_CARD
from projections.stock_card.queries import Movement, card


async def _stock_filter(
    bin_: Annotated[BinId | None, Query(alias="bin", description="one bin only")] = None,
    short: Annotated[bool, Query(description="only parts of which more is awaited than is there")] = False,
    quarantined: Annotated[bool, Query(description="only parts with pieces in quarantine")] = False,
) -> StockFilter:
    return StockFilter(bin=bin_, short=short, quarantined=quarantined)


def add_stock(router: APIRouter, desk: Desk) -> None:
    def listed(
        asked: Question = Depends(desk.question),
        chosen: StockFilter = Depends(_stock_filter),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        listing = f"stock/{chosen.bin}/{chosen.short}/{chosen.quarantined}"
        after = _after(wanted.cursor, listing)
        return desk.answer(
            asked,
            PARTS_SHELF,
            lambda reads: stock(reads, asked.store, chosen, after=after, limit=wanted.limit + 1),
            lambda found: _stock_page(found, wanted.limit, listing),
        )

    def one_card(
        part: Annotated[PartNumber, Path()],
        first: Annotated[date, Query(alias="from", description="first day on which it happened")] = date.min,
        last: Annotated[date, Query(alias="to", description="last day, included")] = date.max,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        listing = f"card/{part}"
        after = position_of(wanted.cursor, listing)
        return desk.answer(
            asked,
            STOCK_CARD,
            lambda reads: card(
                reads, asked.store, part, first=first, last=last, after=after, limit=wanted.limit + 1
            ),
            lambda found: _card_page(found, wanted.limit, listing),
        )

    add_route(router, "/stock", "库存，按库位 Stock by bin and part number", Page[Stock], listed)
    add_route(
        router,
        "/stock/{part}/card",
        "库存卡片：收、发、存 The card of a part, in the order in which it was recorded",
        Page[Movement],
        one_card,
    )


def _stock_page(found: list[Stock], limit: int, listing: str) -> Page[Stock]:
    keyed = [((each.bin, each.part), each) for each in found[:limit]]
    return page(keyed, listing, has_more=len(found) > limit)


def _card_page(found: list[Movement], limit: int, listing: str) -> Page[Movement]:
    keyed = [((movement.version,), movement) for movement in found[:limit]]
    return page(keyed, listing, has_more=len(found) > limit)


def _after(cursor: str | None, listing: str) -> tuple[str, str]:
    """Bin and part that the page before ended with. Raises Invalid (API-PAGE-001)."""
    if cursor is None:
        return "", ""
    match read_cursor(cursor, listing):
        case (str(last_bin), str(last_part)):
            return last_bin, last_part
        case _:
            raise Invalid(BAD_CURSOR)
