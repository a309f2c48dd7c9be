"""Stock counts: all of them, and one with book, goods and card of every part."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from api.queries.desk import Desk, Question
from api.queries.listings import Listing, add_listings, add_route
from api.queries.paging import Key
from application.commands.refusals import NOT_FOUND
from domain.errors import NotFound
from projections.engine.columns import epoch_ms
from projections.stock_counts import STOCK_COUNTS
from projections.stock_counts.queries import CountSheet, CountSummary, count_sheet, counts


def _latest_first(count: CountSummary) -> Key:
    return -epoch_ms(count.planned_at), count.count


_COUNTS = Listing(
    "/stock-counts", "库存盘点，最近的在前 Stock counts, the latest first",
    STOCK_COUNTS, CountSummary, lambda reads, asked: counts(reads, asked.store), _latest_first,
)  # fmt: skip


def add_stock_counts(router: APIRouter, desk: Desk) -> None:
    add_listings(router, desk, [_COUNTS])

    def one_count(
        stream: Annotated[str, Path(max_length=80)], asked: Question = Depends(desk.question)
    ) -> Response:
        def show(found: CountSheet | None) -> CountSheet:
            if found is None:
                raise NotFound(NOT_FOUND, stream=stream)
            return found

        return desk.answer(asked, STOCK_COUNTS, lambda reads: count_sheet(reads, asked.store, stream), show)

    add_route(
        router,
        "/stock-counts/{stream}",
        "盘点表:帐、物、卡 One count with book, goods and card of every part",
        CountSheet,
        one_count,
    )
