"""进销存: opening, movements and closing of a month, as JSON or as a workbook."""

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.queries.desk import Desk, Question, json_response
from api.queries.freshness import headers_of, refuse_unfit
from api.queries.listings import add_route
from api.queries.months import MonthText
from api.queries.reports import SHEET, Format, FormatQuery, as_workbook, asked_for
from domain.rules.calendar import business_date
from projections.stock_value import STOCK_VALUE
from projections.stock_value.queries.flow import StockFlow, stock_flow
from runtime.figures.today import wall_clock
from runtime.reporting.stock_flow import Made, stock_flow_report


def add_stock_flow(router: APIRouter, desk: Desk) -> None:
    def flow(
        request: Request,
        month: MonthText | None = None,
        wanted: FormatQuery = None,
        asked: Question = Depends(desk.question),
    ) -> Response:
        rules = asked.rules
        chosen = month or f"{business_date(rules.calendar, asked.now):%Y-%m}"
        desk.wait(STOCK_VALUE, asked.min_position)
        # nothing is refused inside the snapshot: an error would cost the connection
        with desk.system.reader.snapshot() as reading:
            standing = reading.standing(STOCK_VALUE.name)
            found = stock_flow(
                reading, asked.store, chosen, position=standing.position, costing=rules.parts.costing
            )
        refuse_unfit(standing, asked.min_position)
        if asked_for(request, wanted) is Format.JSON:
            return json_response(found, headers_of(standing))
        made = Made(wall_clock(desk.system, asked.store), asked.caller.actor.id, rules.id)
        return as_workbook(request, stock_flow_report(found, made), headers_of(standing))

    add_route(
        router,
        "/stock-flow",
        "进销存报表 What came, went and was left in a month",
        StockFlow,
        flow,
        extra=SHEET,
    )
