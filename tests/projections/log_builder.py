"""Writes histories of several streams, as one log holds them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from domain.actors import Actor
from domain.aggregates.work_order.events.quoting import JobRequirement
from domain.aggregates.work_order.lines import LabourLine, MaterialLine
from domain.envelope import Recorded
from domain.event import Event
from domain.money import Money
from domain.personal import Personal, PersonalKind
from domain.reasons import Reason, ReasonCode
from tests.support.default_rules import DEFAULT_RULES
from tests.support.scenario import ADVISOR, STORE, meta_of


def yuan(amount: int) -> Money:
    return Money(fen=amount * 100)


def sealed(subject: str, words: str, kind: PersonalKind = PersonalKind.NOTE) -> Personal:
    """A personal value as the vault leaves it in an event."""
    return Personal(kind=kind, subject=subject, commitment=hashlib.sha256(words.encode()).hexdigest())


def requirement(operation: str) -> JobRequirement:
    standard = DEFAULT_RULES.labour_standard[operation]
    return JobRequirement(
        standard_hours=standard.standard_hours,
        grade=standard.grade,
        qualifications=standard.qualifications,
        bay_types=standard.bay_types,
        express=standard.express,
        overhaul=standard.overhaul,
        certificate_required=standard.certificate_required,
    )


def labour(line: str, operation: str, billed: Decimal | None = None) -> LabourLine:
    rate = DEFAULT_RULES.labour_rate_per_hour
    standard = DEFAULT_RULES.labour_standard[operation].standard_hours
    hours = standard if billed is None else billed
    return LabourLine(
        line=line,
        amount=rate.times(hours),
        operation=operation,
        standard_hours=standard,
        billed_hours=hours,
        rate=rate,
    )


def material(line: str, part: str, price: Money) -> MaterialLine:
    return MaterialLine(line=line, amount=price, part=part, quantity=Decimal(1), unit_price=price)


class Log:
    """Events in the order in which they are added; versions count per stream, positions over all."""

    def __init__(self, store: str = STORE) -> None:
        self.store = store
        self.events: list[Recorded[Event]] = []
        self._versions: Counter[str] = Counter()

    @classmethod
    def after(cls, history: Iterable[Recorded[Event]]) -> Log:
        """A log that goes on where this history ends."""
        log = cls()
        for recorded in history:
            log.events.append(recorded)
            log._versions[recorded.stream] = recorded.version
        return log

    def add(
        self,
        stream: str,
        when: datetime,
        *events: Event,
        by: Actor = ADVISOR,
        reason: ReasonCode | None = None,
    ) -> Log:
        """What one command recorded on one stream."""
        first = self._versions[stream] + 1
        for event in events:
            self._versions[stream] += 1
            version = self._versions[stream]
            meta = meta_of(
                when,
                by,
                version=first,
                store=self.store,
                reason=None if reason is None else Reason(code=reason),
            )
            self.events.append(Recorded(stream, version, len(self.events) + 1, meta, event))
        return self


def until(history: Iterable[Recorded[Event]], when: datetime) -> list[Recorded[Event]]:
    """What had happened by then."""
    return [recorded for recorded in history if recorded.meta.occurred_at <= when]


def merged(*logs: Log) -> list[Recorded[Event]]:
    """One log in the order of time; events of the same instant stay in the order of the logs given."""
    everything = [recorded for log in logs for recorded in log.events]
    everything.sort(key=lambda recorded: recorded.meta.occurred_at)
    return [replace(recorded, position=i) for i, recorded in enumerate(everything, start=1)]
