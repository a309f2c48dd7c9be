"""An order for something that was not right the first time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from domain.actors import Actor
from domain.aggregates.work_order.events.reworking import (
    ComebackAccepted,
    ComebackAssessed,
    ComebackClaimed,
    ComebackDeclined,
    NonconformityDisposed,
    RepeatVisitRecorded,
    ResponsibilityShare,
    ReworkClosed,
    ReworkInspected,
    ReworkRootCauseRecorded,
)
from domain.aggregates.work_order.words import Cause, Disposal, SameFault
from domain.money import Money
from domain.reasons import ReasonCode
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.people import INSPECTOR, TECHNICAL, WORKSHOP
from tests.projections.log_builder import sealed


class Comeback:
    """Of one order of class external rework; ``repeats`` of any order."""

    def __init__(self, diary: Diary, order: str, customer: str, advisor: Actor) -> None:
        self._diary, self._order, self._customer, self._advisor = diary, order, customer, advisor

    def claimed(self, when: datetime, original: str, by_technician: str) -> None:
        """``original``: the number of the order whose first job came back."""
        claimed = ComebackClaimed(
            original_order=f"work_order-{original}",
            original_jobs=("J1",),
            original_technicians=(by_technician,),
            symptom=sealed(self._customer, "it is back"),
        )
        self._diary.add(self._order, when, claimed, by=self._advisor)

    def assessed(self, when: datetime, same_fault: SameFault, cause: Cause) -> None:
        assessed = ComebackAssessed(
            same_fault=same_fault, cause=cause, finding=sealed(self._customer, "looked at")
        )
        self._diary.add(self._order, when, assessed, by=TECHNICAL)

    def accepted(self, when: datetime) -> None:
        self._diary.add(self._order, when, ComebackAccepted(), by=WORKSHOP)

    def declined(self, when: datetime) -> None:
        evidence = hashlib.sha256(b"photo").hexdigest()
        self._diary.add(self._order, when, ComebackDeclined(evidence=(evidence,)), by=WORKSHOP)

    def root_cause(self, when: datetime, cause: Cause) -> None:
        recorded = ReworkRootCauseRecorded(cause=cause, analysis=sealed(self._customer, "why"))
        self._diary.add(self._order, when, recorded, by=TECHNICAL)

    def closed(self, when: datetime, fen: int, shares: Sequence[tuple[Cause, int]]) -> None:
        disposed = NonconformityDisposed(disposal=Disposal.REPAIR_AGAIN)
        inspected = ReworkInspected(passed=True, record=sealed(self._customer, "good"))
        divided = tuple(ResponsibilityShare(cause=cause, share=Decimal(share)) for cause, share in shares)
        self._diary.add(self._order, when, disposed, by=WORKSHOP)
        self._diary.add(self._order, when, inspected, by=INSPECTOR)
        closed = ReworkClosed(cost=Money(fen=fen), shares=divided)
        self._diary.add(self._order, when, closed, by=WORKSHOP)

    def repeats(self, when: datetime, earlier: str) -> None:
        repeated = RepeatVisitRecorded(earlier_order=f"work_order-{earlier}")
        self._diary.add(self._order, when, repeated, by=self._advisor, reason=ReasonCode.SAME_FAULT_RETURNED)
