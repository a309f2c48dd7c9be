"""What to order, what lies too long, how stock turns over, what the workshop uses and how well it is served."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.queries.desk import Desk, Question
from api.queries.listings import Listing, add_listings, add_route
from api.queries.months import MonthsAsked
from api.queries.paging import Page, PageRequest, page_of, page_request
from domain.rules.calendar import business_date
from projections.parts_demand import PARTS_DEMAND
from projections.parts_demand.queries.reordering import ReorderProposal, reorder_proposals, stock_positions
from projections.parts_demand.queries.timeliness import ServiceTimeliness, service_timeliness
from projections.parts_usage import PARTS_USAGE
from projections.parts_usage.queries import PartUse, parts_usage
from projections.parts_usage.words import UsedBy
from projections.stock_value import STOCK_VALUE
from projections.stock_value.queries.idle import IdleStock, dead_stock, overstock, slow_movers
from projections.stock_value.queries.turnover import Turnover, turnover


def _today(asked: Question) -> date:
    return business_date(asked.rules.calendar, asked.now)


def _by_idle_time(stock: IdleStock) -> tuple[str, str]:
    return stock.idle_since.isoformat(), stock.part


_LISTINGS = (
    Listing(
        "/slow-movers", "呆滞配件 Parts that have not been issued for long",
        STOCK_VALUE, IdleStock,
        lambda reads, asked: slow_movers(reads, asked.store, _today(asked), asked.rules.parts), _by_idle_time,
    ),
    Listing(
        "/dead-stock", "死库存 Parts that have not been issued for very long",
        STOCK_VALUE, IdleStock,
        lambda reads, asked: dead_stock(reads, asked.store, _today(asked), asked.rules.parts), _by_idle_time,
    ),
    Listing(
        "/overstock", "积压配件及处理措施 What lies too long or was flagged, and what is done about it",
        STOCK_VALUE, IdleStock,
        lambda reads, asked: overstock(reads, asked.store, _today(asked), asked.rules.parts), _by_idle_time,
    ),
    Listing(
        "/parts-turnover", "库存周转,按用途类 How stock turned over in the last twelve months, by usage class",
        STOCK_VALUE, Turnover,
        lambda reads, asked: turnover(reads, asked.store, _today(asked), asked.rules.parts.costing),
        lambda line: (line.usage_class is None, str(line.usage_class)),
    ),
)  # fmt: skip


def add_parts_analysis(router: APIRouter, desk: Desk) -> None:
    add_listings(router, desk, _LISTINGS)

    def proposals(
        everything: Annotated[
            bool, Query(description="also parts of which there is enough, with minimum and maximum")
        ] = False,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        find = stock_positions if everything else reorder_proposals
        return desk.answer(
            asked,
            PARTS_DEMAND,
            lambda reads: find(reads, asked.store, _today(asked), asked.rules.parts),
            lambda found: page_of(found, lambda line: (line.part,), wanted, "/reorder-proposals"),
        )

    def usage(
        on: MonthsAsked,
        by: UsedBy = UsedBy.MODEL,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        costing = asked.rules.parts.costing
        return desk.answer(
            asked,
            PARTS_USAGE,
            lambda reads: parts_usage(reads, asked.store, by, on.of(asked), costing),
            lambda found: page_of(
                found, lambda line: (line.month, line.item, line.part), wanted, f"/parts-usage/{by}"
            ),
        )

    def timeliness(
        on: MonthsAsked,
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        return desk.answer(
            asked,
            PARTS_DEMAND,
            lambda reads: service_timeliness(reads, asked.store, *on.of(asked)),
            lambda found: page_of(found, lambda line: (line.month,), wanted, "/service-timeliness"),
        )

    add_route(
        router,
        "/reorder-proposals",
        "补货建议及依据 What to order, and why",
        Page[ReorderProposal],
        proposals,
    )
    add_route(
        router,
        "/parts-usage",
        "领料分析:车型、维修项目、保养项目 Parts used by model, repair item or maintenance item",
        Page[PartUse],
        usage,
    )
    add_route(
        router,
        "/service-timeliness",
        "服务及时率 Lines that were served from the shelf at once, by month",
        Page[ServiceTimeliness],
        timeliness,
    )
