"""Figures explained, as known then, and under a draft of rules: recomputed from the log while the caller waits."""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from pydantic import RootModel
from starlette.responses import Response

from api.identity import MANAGERS
from api.queries.desk import Desk, Question, json_response
from api.queries.freshness import headers_of, refuse_unfit
from api.queries.listings import add_route
from application.commands.storage import storage_errors_named
from application.replay import parse_as_of
from domain.actors import Role
from domain.errors import NotFound, define
from domain.identifiers import LocalId
from domain.rules.timetable import GROUP
from projections.engine.columns import Json
from projections.kpi import KPI
from projections.kpi.catalogue import BY_ID
from projections.kpi.periods import parse_period
from runtime.figures.documents import explanation_document, restated_document
from runtime.figures.explaining import explain
from runtime.figures.moments import position_at
from runtime.figures.previewing import preview
from runtime.figures.restating import restate
from runtime.figures.today import business_today

UNKNOWN_FIGURE = define("API-FIGURE-001", zh="没有指标 {kpi}", en="There is no figure {kpi}")

KpiPath = Annotated[str, Path(max_length=8, description="id of the figure, such as T01")]
PeriodQuery = Annotated[
    str, Query(max_length=24, description="2026-03-02, 2026-03, 2026 or 2026-03-01..2026-03-15")
]


class Document(RootModel[dict[str, object]]):
    """Written as docs/generated/figures.md says."""


def add_explanations(router: APIRouter, desk: Desk) -> None:
    system = desk.system

    def answer(asked: Question, make: Callable[[], Mapping[str, Json]]) -> Response:
        """Recomputed from the log by this thread: it takes as long as the store's log is long."""
        asked.caller.only(Role.AUDITOR, *MANAGERS)
        desk.wait(KPI, asked.min_position)
        standing = system.reader.standing(KPI.name)
        refuse_unfit(standing, asked.min_position)
        with storage_errors_named():
            return json_response(Document(dict(make())), headers_of(standing))

    def explanation(kpi: KpiPath, period: PeriodQuery, asked: Question = Depends(desk.question)) -> Response:
        definition = BY_ID.get(kpi)
        if definition is None:
            raise NotFound(UNKNOWN_FIGURE, kpi=kpi)
        chosen = parse_period(period)
        return answer(
            asked,
            lambda: explanation_document(
                explain(
                    system.reader,
                    system.log,
                    definition,
                    asked.store,
                    chosen,
                    rules=system.engine.rules_of(KPI.name),
                    today=business_today(system, asked.store),
                )
            ),
        )

    def restated(
        period: PeriodQuery,
        as_of: Annotated[str, Query(max_length=40, description="log position, or time with its offset")],
        asked: Question = Depends(desk.question),
    ) -> Response:
        chosen, moment = parse_period(period), parse_as_of(as_of)

        def make() -> Mapping[str, Json]:
            then = position_at(system.log, moment)
            return restated_document(
                restate(
                    system.reader,
                    system.log,
                    asked.store,
                    chosen,
                    then=then,
                    rules_then=system.rule_history.timetable_at(then),
                    today=business_today(system, asked.store),
                )
            )

        return answer(asked, make)

    def preview_of_draft(
        draft: Annotated[LocalId, Path(description="draft of the store's rules, such as R2")],
        period: Annotated[str | None, Query(max_length=24, description="all days when left out")] = None,
        asked: Question = Depends(desk.question),
    ) -> Response:
        chosen = None if period is None else parse_period(period)
        return answer(
            asked,
            lambda: preview(
                system.reader,
                system.log,
                asked.store,
                draft,
                rules=system.rule_history.draft_timetable(asked.store, draft),
                today=business_today(system, asked.store),
                period=chosen,
            ).document(),
        )

    add_route(
        router, "/figures/{kpi}/explanation", "解释指标 Why a figure is what it is", Document, explanation
    )
    add_route(
        router, "/figures/restated", "指标重述 Figures as known then and as known now", Document, restated
    )
    add_route(
        router,
        "/rule-drafts/{draft}/preview",
        f"规则草案预览 What a draft of rules would change; store={GROUP} for the group's",
        Document,
        preview_of_draft,
    )
