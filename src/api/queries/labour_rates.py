"""The labour rate: what it is, how it came about, and what is proposed."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from fastapi import APIRouter, Depends
from pydantic import BaseModel
from starlette.responses import Response

from api.identity import MANAGERS
from api.queries.desk import Desk, Question, json_response
from api.queries.listings import add_route
from application.commands.storage import storage_errors_named
from application.rules.labour_rates import RateChange, RateStage, rate_changes
from domain.actors import Actor, Role
from domain.aggregates.rule_set.commands import rule_set_id
from domain.aggregates.rule_set.events import RuleSetEvent
from domain.envelope import Recorded
from domain.identifiers import LocalId, StoreId
from domain.money import Money
from domain.rules.timetable import GROUP


class RateChangeView(BaseModel):
    """``rate_fen`` None: the store goes back to the group's rate."""

    scope: StoreId
    draft: LocalId
    title: str
    stage: RateStage
    before_fen: int | None
    rate_fen: int | None
    effective_from: datetime
    author: Actor
    drafted_at: datetime
    approver: Actor | None
    approved_at: datetime | None


class LabourRates(BaseModel):
    """``rate_fen`` holds now. ``history`` are the changes put in force, ``proposals`` all others, newest first."""

    rule_set: str
    rate_fen: int
    shipped_fen: int
    history: list[RateChangeView]
    proposals: list[RateChangeView]


def add_labour_rates(router: APIRouter, desk: Desk) -> None:
    def labour_rates(asked: Question = Depends(desk.question)) -> Response:
        asked.caller.only(Role.AUDITOR, *MANAGERS)
        system = desk.system
        with storage_errors_named():
            shipped = system.rule_history.timetable().shipped.labour_rate_per_hour
            changes = [
                change
                for scope in (GROUP, asked.store)
                for change in rate_changes(_history(desk, scope), scope, shipped)
            ]
        changes.sort(key=lambda change: change.drafted_at, reverse=True)
        return json_response(
            LabourRates(
                rule_set=asked.rules.id,
                rate_fen=asked.rules.labour_rate_per_hour.fen,
                shipped_fen=shipped.fen,
                history=[_view(each) for each in changes if each.stage is RateStage.IN_FORCE],
                proposals=[_view(each) for each in changes if each.stage is not RateStage.IN_FORCE],
            )
        )

    add_route(
        router, "/labour-rates", "工时费率沿革与提案 The labour rate and proposals", LabourRates, labour_rates
    )


def _history(desk: Desk, scope: StoreId) -> Sequence[Recorded[RuleSetEvent]]:
    return cast("Sequence[Recorded[RuleSetEvent]]", desk.system.log.read_stream(rule_set_id(scope)))


def _view(change: RateChange) -> RateChangeView:
    return RateChangeView(
        scope=change.scope,
        draft=change.draft,
        title=change.title,
        stage=change.stage,
        before_fen=_fen(change.before),
        rate_fen=_fen(change.rate),
        effective_from=change.effective_from,
        author=change.author,
        drafted_at=change.drafted_at,
        approver=change.approver,
        approved_at=change.approved_at,
    )


def _fen(rate: Money | None) -> int | None:
    return None if rate is None else rate.fen
