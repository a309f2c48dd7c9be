"""Purchase plans, parts orders, and deliveries that do not agree with them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.queries.desk import Desk, Question
from api.queries.keys import local
from api.queries.listings import Listing, add_listings, add_route
from api.queries.paging import Key, Page, PageRequest, page_of, page_request
from application.commands.refusals import NOT_FOUND
from domain.aggregates.purchase_plan.words import PlanStage
from domain.errors import NotFound
from domain.parts import PurchaseKind
from domain.rules.calendar import business_date
from projections.engine.columns import epoch_ms
from projections.purchasing import PURCHASING
from projections.purchasing.queries.differences import PurchaseDifference, differences
from projections.purchasing.queries.orders import (
    OpenVorLine,
    PurchaseOrder,
    PurchaseOrderDetails,
    high_value_queue,
    open_vor_lines,
    order_details,
    orders,
)
from projections.purchasing.queries.plans import PurchasePlan, plans
from projections.purchasing.words import PurchaseStatus


def _by_draft(order: PurchaseOrder) -> Key:
    return epoch_ms(order.drafted_at), order.order


_LISTINGS = (
    Listing(
        "/purchase-orders/high-value", "待最终评审的高额备件合同 Parts contracts of high value to be finally reviewed",
        PURCHASING, PurchaseOrder, lambda reads, asked: high_value_queue(reads, asked.store), _by_draft,
    ),
    Listing(
        "/purchase-orders/open-vor-lines", "未到的停驶订单行 What cars off the road wait for, the oldest first",
        PURCHASING, OpenVorLine, lambda reads, asked: open_vor_lines(reads, asked.store, asked.now),
        lambda line: (epoch_ms(line.ordered_at), line.order, *local(line.line)),
    ),
)  # fmt: skip


def add_purchasing(router: APIRouter, desk: Desk) -> None:
    add_listings(router, desk, _LISTINGS)
    _add_plans(router, desk)
    _add_orders(router, desk)
    _add_differences(router, desk)


def _add_plans(router: APIRouter, desk: Desk) -> None:
    def purchase_plans(
        stage: Annotated[PlanStage | None, Query(description="all when left out")] = None,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        return desk.answer(
            asked,
            PURCHASING,
            lambda reads: plans(reads, asked.store, stage),
            lambda found: page_of(found, _by_plan, wanted, f"purchase-plans/{stage}"),
        )

    add_route(router, "/purchase-plans", "配件采购计划 Purchase plans", Page[PurchasePlan], purchase_plans)


def _by_plan(plan: PurchasePlan) -> Key:
    return epoch_ms(plan.drafted_at), plan.plan


def _add_orders(router: APIRouter, desk: Desk) -> None:
    def purchase_orders(
        status: Annotated[
            PurchaseStatus | None, Query(description="all that have not ended when left out")
        ] = None,
        kind: PurchaseKind | None = None,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        return desk.answer(
            asked,
            PURCHASING,
            lambda reads: orders(reads, asked.store, status, kind),
            lambda found: page_of(found, _by_draft, wanted, f"purchase-orders/{status}/{kind}"),
        )

    def purchase_order(order: str, asked: Question = Depends(desk.question)) -> Response:
        def shown(found: PurchaseOrderDetails | None) -> PurchaseOrderDetails:
            if found is None:
                raise NotFound(NOT_FOUND, stream=order)
            return found

        return desk.answer(
            asked,
            PURCHASING,
            lambda reads: order_details(
                reads, asked.store, order, business_date(asked.rules.calendar, asked.now)
            ),
            shown,
        )

    add_route(router, "/purchase-orders", "配件订单 Parts orders", Page[PurchaseOrder], purchase_orders)
    add_route(
        router,
        "/purchase-orders/{order}",
        "配件订单明细 One parts order with its lines, shipments, differences and freight",
        PurchaseOrderDetails,
        purchase_order,
    )


def _add_differences(router: APIRouter, desk: Desk) -> None:
    def purchase_differences(
        settled: Annotated[bool, Query(description="those settled instead of those open")] = False,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        return desk.answer(
            asked,
            PURCHASING,
            lambda reads: differences(reads, asked.store, settled=settled),
            lambda found: page_of(found, _by_time, wanted, f"purchase-differences/{settled}"),
        )

    add_route(
        router,
        "/purchase-differences",
        "到货差异 Deliveries that do not agree with order and invoice",
        Page[PurchaseDifference],
        purchase_differences,
    )


def _by_time(difference: PurchaseDifference) -> Key:
    return epoch_ms(difference.found_at), difference.order, *local(difference.difference)
