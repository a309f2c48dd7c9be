"""The part master, prices, purchase channels, inquiries, and the parts department's years."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from pydantic import AfterValidator, TypeAdapter, ValidationError
from starlette.responses import Response

from api.queries.desk import Desk, Question
from api.queries.keys import local
from api.queries.listings import DaysListing, Listing, add_listings, add_route
from api.queries.paging import BAD_CURSOR, Page, PageRequest, page, page_of, page_request, read_cursor
from application.commands.refusals import NOT_FOUND
from domain.errors import Invalid, NotFound
from domain.identifiers import PartNumber
from domain.rules.calendar import business_date
from domain.text import storable
from projections.engine.columns import epoch_ms
from projections.parts_register import PARTS_REGISTER
from projections.parts_register.queries.inquiries import Inquiry, inquiries, open_inquiries
from projections.parts_register.queries.parts import (
    ClassLine,
    OverstockLine,
    PartLine,
    PartSheet,
    class_list,
    find_parts,
    overstock_flags,
    part_sheet,
)
from projections.parts_register.queries.prices import PriceProposal, price_proposals
from projections.parts_register.queries.suppliers import Channel, channels
from projections.parts_register.queries.years import PartsYearSheet, year_sheet

Search = Annotated[
    str, Query(max_length=60, description="part of the number or of the title"), AfterValidator(storable)
]
PartPath = Annotated[PartNumber, Path(description="part number")]
YearPath = Annotated[int, Path(ge=2000, le=2100)]
_PART_NUMBER: TypeAdapter[str] = TypeAdapter(PartNumber)

_STANDING = (
    Listing(
        "/parts/price-proposals", "待审批的销售价格 Sales prices that wait for approval",
        PARTS_REGISTER, PriceProposal, lambda reads, asked: price_proposals(reads, asked.store, today(asked)),
        lambda price: (epoch_ms(price.proposed_at), price.part, *local(price.version)),
    ),
    Listing(
        "/parts/overstock", "积压标记 Parts flagged as overstock",
        PARTS_REGISTER, OverstockLine, lambda reads, asked: overstock_flags(reads, asked.store),
        lambda flag: (flag.part, flag.number),
    ),
    Listing(
        "/parts-inquiries", "未关闭的询件单 Open inquiries at the parts counter",
        PARTS_REGISTER, Inquiry, lambda reads, asked: open_inquiries(reads, asked.store),
        lambda inquiry: (epoch_ms(inquiry.at), inquiry.inquiry),
    ),
)  # fmt: skip
_OF_DAYS = DaysListing(
    "/parts-inquiries/asked", "询件单台账 Inquiries with their trail",
    PARTS_REGISTER, Inquiry, lambda reads, asked, on: inquiries(reads, asked.store, on.first, on.last),
    lambda inquiry: (epoch_ms(inquiry.at), inquiry.inquiry),
)  # fmt: skip


def today(asked: Question) -> date:
    """The store's business day."""
    return business_date(asked.rules.calendar, asked.now)


def part_number(text: str) -> PartNumber:
    """Raises Invalid (API-PAGE-001): only a made-up cursor names something else."""
    try:
        return _PART_NUMBER.validate_python(text)
    except ValidationError:
        raise Invalid(BAD_CURSOR) from None


def add_parts(router: APIRouter, desk: Desk) -> None:
    add_listings(router, desk, (*_STANDING, _OF_DAYS))

    def parts(
        search: Search = "",
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        listing, most, day = f"parts/{search}", wanted.limit, today(asked)
        after = _last_seen(wanted.cursor, listing)
        return desk.answer(
            asked,
            PARTS_REGISTER,
            lambda reads: find_parts(reads, asked.store, search, day, after=after, limit=most + 1),
            lambda found: page(
                [((line.part,), line) for line in found[:most]], listing, has_more=len(found) > most
            ),
        )

    def classes(
        year: Annotated[
            int | None, Query(ge=2000, le=2100, description="the running one when left out")
        ] = None,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        of_year = year or today(asked).year
        return desk.answer(
            asked,
            PARTS_REGISTER,
            lambda reads: class_list(reads, asked.store, of_year),
            lambda found: page_of(found, lambda line: (line.part,), wanted, f"parts/classes/{of_year}"),
        )

    def one_part(part: PartPath, asked: Question = Depends(desk.question)) -> Response:
        day = today(asked)
        return desk.answer(
            asked,
            PARTS_REGISTER,
            lambda reads: part_sheet(reads, asked.store, part, day),
            lambda found: _known(found, part),
        )

    def suppliers(
        approved: Annotated[bool, Query(description="false: those that are blocked")] = True,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        return desk.answer(
            asked,
            PARTS_REGISTER,
            lambda reads: channels(reads, asked.store, approved=approved),
            lambda found: page_of(
                found, lambda channel: (channel.supplier,), wanted, f"suppliers/{approved}"
            ),
        )

    def parts_year(year: YearPath, asked: Question = Depends(desk.question)) -> Response:
        return desk.answer(
            asked, PARTS_REGISTER, lambda reads: year_sheet(reads, asked.store, year), lambda found: found
        )

    add_route(router, "/parts", "配件查询 Parts by number or title", Page[PartLine], parts)
    add_route(router, "/parts/classes", "年度配件分类 The classes of a year", Page[ClassLine], classes)
    # after the fixed paths, which look like part numbers to a pattern
    add_route(router, "/parts/{part}", "配件档案与价格沿革 One part with its prices", PartSheet, one_part)
    add_route(router, "/suppliers", "采购渠道 Purchase channels", Page[Channel], suppliers)
    add_route(
        router,
        "/parts-years/{year}",
        "配件年度目标与完成 A year's targets and what was reached",
        PartsYearSheet,
        parts_year,
    )


def _last_seen(cursor: str | None, listing: str) -> PartNumber:
    if cursor is None:
        return ""
    return part_number(str(read_cursor(cursor, listing)[0]))


def _known(found: PartSheet | None, part: PartNumber) -> PartSheet:
    if found is None:
        raise NotFound(NOT_FOUND, stream=part)
    return found
