"""Inspections, reworks, skipped delivery steps and labour overrides."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from api.queries.desk import Days, Desk, Question, days
from api.queries.keys import local
from api.queries.listings import DaysListing, Listing, add_listings, add_route
from api.queries.paging import Page, PageRequest, page_of, page_request
from projections.engine.columns import epoch_ms
from projections.inspection_log import INSPECTION_LOG
from projections.inspection_log.queries.exceptions import (
    LabourOverride,
    Step,
    labour_overrides,
    skipped_steps,
)
from projections.inspection_log.queries.inspections import (
    FinalInspectionDay,
    Inspection,
    Violation,
    final_inspection_report,
    inspections,
    violations,
)
from projections.inspection_log.queries.reworks import (
    ExternalRework,
    InternalRework,
    external_reworks,
    internal_reworks,
)
from projections.inspection_log.words import InspectionKind

_LISTINGS = (
    DaysListing(
        "/internal-reworks", "内返台账 Reworks inside the house",
        INSPECTION_LOG, InternalRework,
        lambda reads, asked, on: internal_reworks(reads, asked.store, on.first, on.last),
        lambda rework: (epoch_ms(rework.opened_at), rework.order, *local(rework.job), rework.round),
    ),
    DaysListing(
        "/external-reworks", "外返台账 Cars that came back",
        INSPECTION_LOG, ExternalRework,
        lambda reads, asked, on: external_reworks(reads, asked.store, on.first, on.last),
        lambda rework: (epoch_ms(rework.claimed_at), rework.order),
    ),
    DaysListing(
        "/skipped-delivery-steps", "跳过的交车步骤 Delivery steps that were left out",
        INSPECTION_LOG, Step, lambda reads, asked, on: skipped_steps(reads, asked.store, on.first, on.last),
        lambda step: (epoch_ms(step.at), step.order, step.step.value),
    ),
    DaysListing(
        "/labour-overrides", "工时调整 Billed hours that are not the standard ones",
        INSPECTION_LOG, LabourOverride,
        lambda reads, asked, on: labour_overrides(reads, asked.store, on.first, on.last),
        lambda line: (epoch_ms(line.at), line.order, *local(line.line)),
    ),
    DaysListing(
        "/reports/final-inspections", "终检日报 Final inspections day by day",
        INSPECTION_LOG, FinalInspectionDay,
        lambda reads, asked, on: final_inspection_report(reads, asked.store, on.first, on.last),
        lambda line: (line.day.isoformat(),),
    ),
)  # fmt: skip
_VIOLATIONS = Listing(
    "/inspection-violations", "检验与返修记录缺失 Missing inspection and rework records",
    INSPECTION_LOG, Violation, lambda reads, asked: violations(reads, asked.store),
    lambda line: (line.order, *local(line.job or ""), line.missing.value),
)  # fmt: skip


def add_inspections(router: APIRouter, desk: Desk) -> None:
    def inspection_log(
        kind: Annotated[InspectionKind | None, Query(description="of every kind when left out")] = None,
        on: Days = Depends(days),
        asked: Question = Depends(desk.question),
        wanted: PageRequest = Depends(page_request),
    ) -> Response:
        return desk.answer(
            asked,
            INSPECTION_LOG,
            lambda reads: inspections(reads, asked.store, on.first, on.last, kind),
            lambda found: page_of(
                found, lambda entry: (epoch_ms(entry.at), entry.order, entry.version), wanted, "inspections"
            ),
        )

    add_route(router, "/inspections", "检验台账 The inspection log", Page[Inspection], inspection_log)
    add_listings(router, desk, (*_LISTINGS, _VIOLATIONS))
