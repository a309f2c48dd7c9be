"""The dispatcher's queue and the workshop board."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.queries.desk import Desk, Question
from api.queries.keys import by_age, by_arrival, by_job, by_opening, by_promise, by_request
from api.queries.listings import Listing, add_listings, add_route
from api.queries.paging import Page, PageRequest, page_of, page_request
from domain.identifiers import StaffId
from domain.rules.dispatch_order import urgency
from projections.dispatch_queue import DISPATCH_QUEUE
from projections.dispatch_queue.queries import QueueEntry, express_queue, queue
from projections.workshop_board import WORKSHOP_BOARD
from projections.workshop_board.departments import Department
from projections.workshop_board.queries import jobs, orders, visits
from projections.workshop_board.views import BoardJob, BoardOrder, BoardVisit, WaitingRequest

_ORDERS = (
    Listing(
        "/workshop-board", "在厂工单,按承诺时间 Orders in the house by promise",
        WORKSHOP_BOARD, BoardOrder, lambda reads, asked: orders.in_house(reads, asked.store), by_promise,
    ),
    Listing(
        "/incomplete-records", "待补正档案 Files sent back and not corrected",
        WORKSHOP_BOARD, BoardOrder, lambda reads, asked: orders.incomplete_records(reads, asked.store), by_opening,
    ),
    Listing(
        "/potential-claims", "可能索赔的工单 Orders that may become warranty claims",
        WORKSHOP_BOARD, BoardOrder, lambda reads, asked: orders.potential_claims(reads, asked.store), by_opening,
    ),
)  # fmt: skip
_VISITS = (
    Listing(
        "/workshop-board/in-reception", "接待中的车辆 Cars without an order yet",
        WORKSHOP_BOARD, BoardVisit, lambda reads, asked: visits.in_reception(reads, asked.store), by_arrival,
    ),
    Listing(
        "/workshop-board/waiting-customers", "在店等候的客户 Customers who wait in the house",
        WORKSHOP_BOARD, BoardVisit, lambda reads, asked: visits.waiting_customers(reads, asked.store), by_arrival,
    ),
    Listing(
        "/waiting-requests", "等候客户的未办需求 Open requests of waiting customers",
        WORKSHOP_BOARD, WaitingRequest, lambda reads, asked: visits.open_requests(reads, asked.store), by_request,
    ),
)  # fmt: skip
_JOBS = (
    Listing(
        "/workshop-board/jobs", "在厂作业项目 Jobs of the cars in the house",
        WORKSHOP_BOARD, BoardJob, lambda reads, asked: jobs.jobs_in_house(reads, asked.store), by_job,
    ),
    Listing(
        "/workshop-board/additional-work", "待前台受理的增项 Work found and not yet taken up",
        WORKSHOP_BOARD, BoardJob, lambda reads, asked: jobs.additional_work(reads, asked.store), by_age,
    ),
    Listing(
        "/workshop-board/awaiting-customer", "待客户决定 Quoted, the customer has not decided",
        WORKSHOP_BOARD, BoardJob, lambda reads, asked: jobs.awaiting_customer(reads, asked.store), by_age,
    ),
    Listing(
        "/workshop-board/awaiting-confirmation", "待双方确认 Workmanship not yet confirmed by both sides",
        WORKSHOP_BOARD, BoardJob, lambda reads, asked: jobs.awaiting_confirmation(reads, asked.store), by_age,
    ),
    Listing(
        "/workshop-board/awaiting-acceptance", "待车间验收 Confirmed, not yet accepted",
        WORKSHOP_BOARD, BoardJob, lambda reads, asked: jobs.awaiting_acceptance(reads, asked.store), by_age,
    ),
    Listing(
        "/workshop-board/awaiting-final-inspection", "待终检 The inspector's turn",
        WORKSHOP_BOARD, BoardJob, lambda reads, asked: jobs.awaiting_final_inspection(reads, asked.store), by_age,
    ),
    Listing(
        "/workshop-board/unreleased-special-processes", "待批准的特殊过程 Special processes not yet released",
        WORKSHOP_BOARD, BoardJob,
        lambda reads, asked: jobs.unreleased_special_processes(reads, asked.store, asked.rules), by_job,
    ),
)  # fmt: skip


def add_board(router: APIRouter, desk: Desk) -> None:
    add_listings(router, desk, (*_ORDERS, *_VISITS, *_JOBS))

    def dispatch_queue(
        express_only: Annotated[bool, Query(description="the express lane only")] = False,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        find = express_queue if express_only else queue
        rules = asked.rules
        return desk.answer(
            asked,
            DISPATCH_QUEUE,
            lambda reads: find(reads, asked.store, rules),
            lambda found: page_of(
                found, lambda entry: urgency(entry, rules.dispatch_head_start), wanted, "dispatch-queue"
            ),
        )

    def blocked(
        department: Annotated[Department | None, Query(description="who can end the wait")] = None,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        return desk.answer(
            asked,
            WORKSHOP_BOARD,
            lambda reads: orders.blocked(reads, asked.store, department),
            lambda found: page_of(found, by_promise, wanted, "blocked"),
        )

    def open_matters(
        owner: Annotated[StaffId | None, Query(description="yourself when left out")] = None,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        person = owner or asked.caller.actor.id
        return desk.answer(
            asked,
            WORKSHOP_BOARD,
            lambda reads: visits.open_matters(reads, asked.store, person),
            lambda found: page_of(found, by_arrival, wanted, f"open-matters/{person}"),
        )

    add_route(
        router,
        "/dispatch-queue",
        "派工队列,按规则排序 Jobs to dispatch, in the order of the rules",
        Page[QueueEntry],
        dispatch_queue,
    )
    add_route(
        router, "/workshop-board/blocked", "受阻工单 Orders of which a job waits", Page[BoardOrder], blocked
    )
    add_route(
        router,
        "/open-matters",
        "首问责任人的未结客户 Matters a person answers for",
        Page[BoardVisit],
        open_matters,
    )
