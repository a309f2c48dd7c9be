"""What happened to an order: its history as read model, its replay from the log, and the orders it led to."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from api.identity import MANAGERS
from api.language import language_of
from api.queries.desk import Desk, Question, json_response
from api.queries.listings import add_route
from api.queries.paging import Page, PageRequest, page, page_request, position_of
from application.commands.refusals import NOT_FOUND
from application.commands.storage import storage_errors_named
from application.replay import Step, parse_as_of, replay
from domain.actors import Role
from domain.aggregates.work_order import WORK_ORDER
from domain.errors import NotFound
from domain.event_labels import EVENT_LABELS
from domain.identifiers import StreamId
from domain.reasons import ReasonCode
from projections.inspection_log import INSPECTION_LOG
from projections.inspection_log.queries.reworks import ExternalRework, comebacks_of
from projections.order_history import ORDER_HISTORY
from projections.order_history.queries import HistoryEntry, history

OrderId = Annotated[StreamId, Path(description="stream of the order")]


class ChangeView(BaseModel):
    """One fact of the state; None where it was not there. Personal values appear by their kind only."""

    path: str
    before: str | None
    after: str | None


class StepView(BaseModel):
    position: int
    version: int
    at: datetime
    recorded_at: datetime
    actor: str
    role: Role
    type: str
    label: str
    reason: ReasonCode | None
    late_entry: ReasonCode | None
    rule_set: str | None
    command_id: str
    changes: list[ChangeView]


class ReplayView(BaseModel):
    """The stream as it was known then; ``left_out`` counts the events that were not known yet."""

    stream: str
    as_of: str | None
    left_out: int
    steps: list[StepView]


def add_timeline(router: APIRouter, desk: Desk) -> None:
    def order_history(
        order: OrderId, asked: Question = Depends(desk.question), wanted: PageRequest = Depends(page_request)
    ) -> Response:
        listing = f"history/{order}"
        after = position_of(wanted.cursor, listing)
        return desk.answer(
            asked,
            ORDER_HISTORY,
            lambda reads: history(reads, asked.store, order, after=after, limit=wanted.limit + 1),
            lambda found: _history_page(found, wanted.limit, listing, order),
        )

    def order_replay(
        request: Request,
        order: OrderId,
        as_of: Annotated[
            str | None, Query(max_length=40, description="position or time; now when left out")
        ] = None,
        asked: Question = Depends(desk.question),
    ) -> Response:
        asked.caller.only(Role.AUDITOR, *MANAGERS)
        moment = None if as_of is None else parse_as_of(as_of)
        log = desk.system.log
        with storage_errors_named():
            first = log.read_stream(order, to_version=1) if order.startswith(f"{WORK_ORDER.kind}-") else []
            if not first or first[0].meta.store != asked.store:
                raise NotFound(NOT_FOUND, stream=order)
            language = language_of(request)
            timeline = replay(log, WORK_ORDER, order, moment, language=language)
        return json_response(
            ReplayView(
                stream=order,
                as_of=as_of,
                left_out=timeline.left_out,
                steps=[_step_view(step, language) for step in timeline.steps],
            )
        )

    def comebacks(order: OrderId, asked: Question = Depends(desk.question)) -> Response:
        return desk.answer(
            asked,
            INSPECTION_LOG,
            lambda reads: comebacks_of(reads, asked.store, order),
            lambda found: Page(items=found, next_cursor=None, has_more=False),
        )

    add_route(
        router,
        "/work-orders/{order}/history",
        "工单履历 Its events in order",
        Page[HistoryEntry],
        order_history,
    )
    add_route(
        router, "/work-orders/{order}/replay", "工单重放 What each event changed", ReplayView, order_replay
    )
    add_route(
        router,
        "/work-orders/{order}/comebacks",
        "外返工单 Orders that came of it",
        Page[ExternalRework],
        comebacks,
    )


def _history_page(
    found: list[HistoryEntry] | None, limit: int, listing: str, order: str
) -> Page[HistoryEntry]:
    if found is None:
        raise NotFound(NOT_FOUND, stream=order)
    keyed = [((entry.position,), entry) for entry in found]
    return page(keyed[:limit], listing, has_more=len(keyed) > limit)


def _step_view(step: Step, language: str) -> StepView:
    recorded = step.recorded
    meta = recorded.meta
    return StepView(
        position=recorded.position,
        version=recorded.version,
        at=meta.occurred_at,
        recorded_at=meta.recorded_at,
        actor=meta.actor.id,
        role=meta.actor.role,
        type=recorded.event.type_name,
        label=EVENT_LABELS[recorded.event.type_name].label(language),
        reason=meta.reason.code if meta.reason else None,
        late_entry=meta.late_entry,
        rule_set=meta.rule_set,
        command_id=meta.command_id,
        changes=[ChangeView(path=each.path, before=each.before, after=each.after) for each in step.changes],
    )
