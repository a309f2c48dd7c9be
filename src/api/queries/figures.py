"""Figures of a store and a period, and one of them broken down."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel
from starlette.responses import Response

from api.identity import MANAGERS
from api.queries.desk import Desk, Question
from api.queries.explanations import UNKNOWN_FIGURE, KpiPath
from api.queries.listings import add_route
from domain.actors import Role
from domain.errors import Invalid, NotFound, define
from domain.identifiers import StoreId
from domain.labels import Word
from projections.engine import Reading
from projections.kpi import KPI
from projections.kpi.catalogue import BY_ID, KPIS
from projections.kpi.definition import Kpi
from projections.kpi.periods import Period
from projections.kpi.queries.figures import broken_down, figures, members
from projections.kpi.queries.values import FigureValue, ValueState, value_of
from projections.kpi.words import Dimension, Unit
from runtime.figures.explaining import rule_sets_in_force
from runtime.figures.today import business_today
from runtime.reporting.members import member_name
from runtime.reporting.model import Named

BAD_DAYS = define(
    "API-FIGURE-002",
    zh="first 不得晚于 last,且最多 {most} 天",
    en="first must not be later than last, and at most {most} days are given at once",
)
NOT_BROKEN_DOWN = define(
    "API-FIGURE-003",
    zh="指标 {kpi} 不能按 {dimension} 细分;可用:{known}",
    en="Figure {kpi} is not broken down by {dimension}; there are: {known}",
)
MOST_DAYS = 366

FIGURE_READERS = (
    *MANAGERS,
    Role.AUDITOR,
    Role.FRONT_DESK_SUPERVISOR,
    Role.INFORMATION_CLERK,
    Role.WORKSHOP_SUPERVISOR,
    Role.TECHNICAL_SUPERVISOR,
    Role.QUALITY_SPECIALIST,
    Role.CUSTOMER_SERVICE_MANAGER,
)
"""Those who lead a department, who check it, and who write its reports. Figures tell what each person achieved."""


class FigureView(BaseModel):
    """``value`` in ``unit`` is an exact decimal as text; None where ``state`` says that there is none.

    ``numerator`` and ``denominator`` are pieces, fen or microseconds, of what is counted.
    """

    kpi: str
    name_zh: str
    name_en: str
    unit: Unit
    state: ValueState
    value: Decimal | None
    p90: Decimal | None
    numerator: int
    denominator: int
    counted: int
    separate: int
    excluded: int
    separate_numerator: int
    provisional: bool


class FiguresView(BaseModel):
    store: StoreId
    first: date
    last: date
    rule_sets: list[str]
    figures: list[FigureView]


class MemberView(BaseModel):
    """``member`` is empty for what has no place in the dimension."""

    member: str
    name_zh: str
    name_en: str
    figure: FigureView


class BreakdownView(BaseModel):
    store: StoreId
    first: date
    last: date
    dimension: Dimension
    rule_sets: list[str]
    whole: FigureView
    members: list[MemberView]


async def figure_days(
    first: Annotated[date, Query(description="first business day")],
    last: Annotated[date, Query(description="last business day, included")],
) -> Period:
    """Raises Invalid (API-FIGURE-002)."""
    if not 0 <= (last - first).days < MOST_DAYS:
        raise Invalid(BAD_DAYS, most=MOST_DAYS)
    return Period(first, last)


def add_figures(router: APIRouter, desk: Desk) -> None:
    system = desk.system

    def all_figures(asked: Question = Depends(desk.question), on: Period = Depends(figure_days)) -> Response:
        asked.caller.only(*FIGURE_READERS)
        today = business_today(system, asked.store)
        rules = rule_sets_in_force(system.engine.rules_of(KPI.name), asked.store, on)
        return desk.answer(
            asked,
            KPI,
            lambda reading: figures(reading, asked.store, on.first, on.last, today=today),
            lambda values: FiguresView(
                store=asked.store,
                first=on.first,
                last=on.last,
                rule_sets=rules,
                figures=[_view(kpi, value) for kpi, value in zip(KPIS, values, strict=True)],
            ),
        )

    def breakdown(
        kpi: KpiPath,
        dimension: Annotated[Dimension, Query(description="one of those of the figure")],
        asked: Question = Depends(desk.question),
        on: Period = Depends(figure_days),
    ) -> Response:
        asked.caller.only(*FIGURE_READERS)
        chosen = _broken_down_by(kpi, dimension)
        today = business_today(system, asked.store)
        rules = rule_sets_in_force(system.engine.rules_of(KPI.name), asked.store, on)

        def read(reading: Reading) -> tuple[FigureValue, Mapping[str, FigureValue]]:
            placed = members(reading, asked.store, on.first, on.last, [chosen]).get(chosen.id, [])
            whole = value_of(chosen, placed, on.last.isoformat(), today.isoformat())
            return whole, broken_down(chosen, placed, dimension, on.last, today)

        return desk.answer(
            asked,
            KPI,
            read,
            lambda found: BreakdownView(
                store=asked.store,
                first=on.first,
                last=on.last,
                dimension=dimension,
                rule_sets=rules,
                whole=_view(chosen, found[0]),
                members=[_member(chosen, dimension, *each) for each in found[1].items()],
            ),
        )

    add_route(router, "/figures", "指标 Every figure of some business days", FiguresView, all_figures)
    add_route(
        router,
        "/figures/{kpi}/breakdown",
        "指标细分 One figure by the members of a dimension",
        BreakdownView,
        breakdown,
    )


def _broken_down_by(kpi: str, dimension: Dimension) -> Kpi:
    """Raises NotFound (API-FIGURE-001), Invalid (API-FIGURE-003)."""
    chosen = BY_ID.get(kpi)
    if chosen is None:
        raise NotFound(UNKNOWN_FIGURE, kpi=kpi)
    if dimension not in chosen.dimensions:
        known = " ".join(chosen.dimensions) or "-"
        raise Invalid(NOT_BROKEN_DOWN, kpi=kpi, dimension=dimension.value, known=known)
    return chosen


def _member(kpi: Kpi, dimension: Dimension, member: str, value: FigureValue) -> MemberView:
    name = member_name(dimension, member)
    zh, en = (name.zh, name.en) if isinstance(name, (Word, Named)) else (name, name)
    return MemberView(member=member, name_zh=zh, name_en=en, figure=_view(kpi, value))


def _view(kpi: Kpi, value: FigureValue) -> FigureView:
    return FigureView(
        kpi=kpi.id,
        name_zh=kpi.zh,
        name_en=kpi.en,
        unit=kpi.unit,
        state=value.state,
        value=value.value,
        p90=value.p90,
        numerator=value.numerator,
        denominator=value.denominator,
        counted=value.counted,
        separate=value.separate,
        excluded=value.excluded,
        separate_numerator=value.separate_numerator,
        provisional=value.provisional,
    )
