"""The parts department's lists: who waits, what is to be fetched, what has come, what has to be decided."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime
from starlette.responses import Response

from api.queries.desk import Desk, Question
from api.queries.keys import local, optional
from api.queries.listings import Listing, add_listings, add_route
from api.queries.paging import Key, Page, PageRequest, page_of, page_request
from domain.identifiers import StaffId
from projections.engine.columns import epoch_ms
from projections.parts_shelf import PARTS_SHELF
from projections.parts_shelf.queries.lines import pick_list
from projections.parts_shelf.queries.waiting import arrivals, shortages, tasks
from projections.parts_shelf.views import Arrival, PartsTask, PickLine, Shortage
from projections.workshop_board import WORKSHOP_BOARD
from projections.workshop_board.departments import Department
from projections.workshop_board.queries.blocked import BlockedOrder, blocked_orders

_OfLine = Shortage | PickLine | Arrival | PartsTask


def _line(each: _OfLine) -> Key:
    return each.order, *local(each.job), *local(each.line), each.part


def _by_need(each: Shortage | PickLine) -> Key:
    return *optional(each.need_by), *_line(each)


def _by_arrival(each: Arrival) -> Key:
    return epoch_ms(each.arrived_at), *_line(each)


def _by_time(task: PartsTask) -> Key:
    return epoch_ms(task.at), *_line(task), task.kind.value


def _by_promise(order: BlockedOrder) -> Key:
    return *optional(order.promised_at), epoch_ms(order.opened_at), order.order


_LISTINGS = (
    Listing(
        "/parts-shortages", "待料清单，按承诺时间 Lines that wait for a part, the nearest promise first",
        PARTS_SHELF, Shortage, lambda reads, asked: shortages(reads, asked.store), _by_need,
    ),
    Listing(
        "/pick-list", "备料清单，按承诺时间 What is to be fetched from the shelf, the nearest promise first",
        PARTS_SHELF, PickLine, lambda reads, asked: pick_list(reads, asked.store), _by_need,
    ),
)  # fmt: skip


def add_supply(router: APIRouter, desk: Desk) -> None:
    add_listings(router, desk, _LISTINGS)

    def arrived(
        advisor: Annotated[StaffId | None, Query(description="of one advisor's orders only")] = None,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        return desk.answer(
            asked,
            PARTS_SHELF,
            lambda reads: arrivals(reads, asked.store, advisor),
            lambda found: page_of(found, _by_arrival, wanted, f"parts-arrivals/{advisor}"),
        )

    def to_decide(
        until: Annotated[
            AwareDatetime | None, Query(description="reservations that end by then; now when left out")
        ] = None,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        return desk.answer(
            asked,
            PARTS_SHELF,
            lambda reads: tasks(reads, asked.store, until or asked.now),
            lambda found: page_of(found, _by_time, wanted, f"parts-tasks/{until}"),
        )

    def blocked(
        department: Annotated[Department | None, Query(description="whose turn it is")] = None,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        return desk.answer(
            asked,
            WORKSHOP_BOARD,
            lambda reads: blocked_orders(reads, asked.store, department),
            lambda found: page_of(found, _by_promise, wanted, f"blocked-orders/{department}"),
        )

    add_route(
        router,
        "/parts-arrivals",
        "已到料、待前台告知 Parts that have come and the front desk has not taken note of",
        Page[Arrival],
        arrived,
    )
    add_route(
        router,
        "/parts-tasks",
        "预留到期与失效 Reservations that are due, and those to be made anew",
        Page[PartsTask],
        to_decide,
    )
    add_route(
        router,
        "/blocked-orders",
        "受阻工单：原因与责任部门 Blocked orders with why and whose turn it is",
        Page[BlockedOrder],
        blocked,
    )
