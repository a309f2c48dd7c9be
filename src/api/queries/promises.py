"""Promises to customers, and how they were kept."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.queries.desk import Desk, Question
from api.queries.keys import local, optional
from api.queries.listings import DaysListing, Listing, add_listings, add_route
from api.queries.paging import Key, Page, PageRequest, page_of, page_request
from projections.engine.columns import epoch_ms
from projections.promise_ledger import PROMISE_LEDGER
from projections.promise_ledger.queries import DeliveryPromise, Promise, late_deliveries, ledger, overdue
from projections.promise_ledger.words import PromiseState


def _by_due(promise: Promise) -> Key:
    return epoch_ms(promise.due), promise.order, *local(promise.promise)


_OVERDUE = Listing(
    "/promises/overdue", "逾期承诺 Open promises whose time has passed",
    PROMISE_LEDGER, Promise, lambda reads, asked: overdue(reads, asked.store, asked.now), _by_due,
)  # fmt: skip
_LATE = DaysListing(
    "/late-deliveries", "逾期交车 Delivered late, or still here past the promise",
    PROMISE_LEDGER, DeliveryPromise,
    lambda reads, asked, on: late_deliveries(reads, asked.store, on.first, on.last, asked.now),
    lambda promise: (*optional(promise.promised_at), promise.order),
)  # fmt: skip


def add_promises(router: APIRouter, desk: Desk) -> None:
    def promises(
        state: Annotated[PromiseState, Query(description="open when left out")] = PromiseState.OPEN,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        return desk.answer(
            asked,
            PROMISE_LEDGER,
            lambda reads: ledger(reads, asked.store, state),
            lambda found: page_of(found, _by_due, wanted, f"promises/{state.value}"),
        )

    add_route(router, "/promises", "承诺台账 The promise ledger", Page[Promise], promises)
    add_listings(router, desk, (_OVERDUE, _LATE))
