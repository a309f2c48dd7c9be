"""Which job the dispatcher takes next: the promised time, moved forward by the head starts of the rule set."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from domain.identifiers import LocalId, StreamId
from domain.rules.rule_set import HeadStart


class Queueing(Protocol):
    """What the order of the queue depends on. ``appointment`` and ``express_lane`` are those of the job's order."""

    @property
    def order(self) -> StreamId: ...
    @property
    def job(self) -> LocalId: ...
    @property
    def issued_at(self) -> datetime: ...
    @property
    def promised_at(self) -> datetime | None: ...
    @property
    def waiting_customer(self) -> bool: ...
    @property
    def rework(self) -> bool: ...
    @property
    def appointment(self) -> bool: ...
    @property
    def express_lane(self) -> bool: ...


JobT = TypeVar("JobT", bound=Queueing)


def head_start_of(job: Queueing, rules: HeadStart) -> timedelta:
    """Head starts add up: a waiting customer whose car is reworked comes before either alone."""
    minutes = (
        (job.waiting_customer, rules.waiting_customer),
        (job.rework, rules.rework),
        (job.appointment, rules.appointment),
        (job.express_lane, rules.express_lane),
    )
    return timedelta(minutes=sum(start for applies, start in minutes if applies))


def urgency(job: Queueing, rules: HeadStart) -> tuple[bool, float, float, StreamId, int, LocalId]:
    """What the queue is sorted by: no two jobs have the same, the smaller goes first."""
    due = 0.0 if job.promised_at is None else (job.promised_at - head_start_of(job, rules)).timestamp()
    # J2 comes before J10
    return job.promised_at is None, due, job.issued_at.timestamp(), job.order, len(job.job), job.job


def ordered(jobs: Iterable[JobT], rules: HeadStart) -> list[JobT]:
    """Earliest first; jobs without a promise last; equals by the time of issue, then by order and job."""
    return sorted(jobs, key=lambda job: urgency(job, rules))
