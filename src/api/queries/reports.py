"""The daily and the month-end report: as JSON, or as a workbook for those who ask for one."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from api.language import language_of
from api.queries.desk import Desk, Question, json_response
from api.queries.explanations import Document
from api.queries.figures import FIGURE_READERS
from api.queries.freshness import headers_of, refuse_unfit
from api.queries.listings import add_route
from projections.kpi import KPI
from projections.kpi.periods import month_of
from runtime.figures.today import business_today
from runtime.reporting.documents import report_document
from runtime.reporting.making import commissioned
from runtime.reporting.model import Report
from runtime.reporting.reports import READ_MODELS, Make, daily_report, monthly_report
from runtime.reporting.workbook import workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

SHEET = {"responses": {"200": {"content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}}}}
"""What FastAPI cannot see of an endpoint that may answer with a workbook."""


class Format(StrEnum):
    JSON = "json"
    XLSX = "xlsx"


FormatQuery = Annotated[Format | None, Query(alias="format", description="or by the Accept header")]


def add_reports(router: APIRouter, desk: Desk) -> None:
    system = desk.system

    def answer(request: Request, asked: Question, wanted: Format | None, make: Make) -> Response:
        for model in READ_MODELS:
            desk.wait(model, asked.min_position)
        rules = system.engine.rules_of(KPI.name)
        # nothing is refused inside the snapshot: an error would cost the connection
        with system.reader.snapshot() as reading:
            standings = [reading.standing(model.name) for model in READ_MODELS]
            report = make(commissioned(system, reading, asked.store, rules, asked.caller.actor.id))
        for standing in standings:
            refuse_unfit(standing, asked.min_position)
        headers = headers_of(min(standings, key=lambda each: each.position))
        if asked_for(request, wanted) is Format.XLSX:
            return as_workbook(request, report, headers)
        return json_response(Document(dict(report_document(report))), headers)

    def daily(
        request: Request,
        day: Annotated[date | None, Query(description="business day; today when left out")] = None,
        wanted: FormatQuery = None,
        asked: Question = Depends(desk.question),
    ) -> Response:
        asked.caller.only(*FIGURE_READERS)
        return answer(request, asked, wanted, daily_report(day or business_today(system, asked.store)))

    def monthly(
        request: Request,
        month: Annotated[
            str | None,
            Query(
                pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$", description="such as 2026-03; this one when left out"
            ),
        ] = None,
        wanted: FormatQuery = None,
        asked: Question = Depends(desk.question),
    ) -> Response:
        asked.caller.only(*FIGURE_READERS)
        first = date.fromisoformat(f"{month}-01") if month else business_today(system, asked.store)
        return answer(request, asked, wanted, monthly_report(month_of(first)))

    add_route(router, "/reports/daily", "日报 A business day beside its month", Document, daily, extra=SHEET)
    add_route(
        router, "/reports/monthly", "月报 A month beside the one before it", Document, monthly, extra=SHEET
    )


def asked_for(request: Request, wanted: Format | None) -> Format:
    """What the query names, or the Accept header."""
    return wanted or (Format.XLSX if XLSX in request.headers.get("accept", "") else Format.JSON)


def as_workbook(request: Request, report: Report, headers: Mapping[str, str]) -> Response:
    content = workbook(report, language_of(request))
    named = {"Content-Disposition": f'attachment; filename="{_file_name(report)}"'}
    return Response(content, media_type=XLSX, headers={**headers, **named})


def _file_name(report: Report) -> str:
    """Only letters that every client takes as they are: stores are named so."""
    return f"aftersales-{report.key}-{report.store}-{report.period}.xlsx"
