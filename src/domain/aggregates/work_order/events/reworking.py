"""External rework (外返) and accidents: what came back, whose fault, what is done about it."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.aggregates.work_order.words import AccidentKind, Cause, Disposal, SameFault
from domain.event import Event
from domain.identifiers import ContentHash, LocalId, StaffId, StreamId
from domain.money import Money
from domain.personal import Personal
from domain.quantities import Percent


class ResponsibilityShare(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    cause: Cause
    share: Percent


class ComebackClaimed(Event, name="work_order.comeback_claimed"):
    """``original_technicians`` worked on the original jobs; they may not assess the comeback."""

    original_order: StreamId
    original_jobs: Annotated[tuple[LocalId, ...], Field(min_length=1)]
    original_technicians: tuple[StaffId, ...]
    symptom: Personal


class ComebackAssessed(Event, name="work_order.comeback_assessed"):
    same_fault: SameFault
    cause: Cause
    finding: Personal


class ComebackAccepted(Event, name="work_order.comeback_accepted"):
    pass


class ComebackDeclined(Event, name="work_order.comeback_declined"):
    evidence: Annotated[tuple[ContentHash, ...], Field(min_length=1)]


class NonconformityReviewed(Event, name="work_order.nonconformity_reviewed"):
    """One role's opinion; ``deciding`` is False for those who only take part."""

    deciding: bool
    proposal: Disposal
    opinion: Personal | None = None


class NonconformityDisposed(Event, name="work_order.nonconformity_disposed"):
    disposal: Disposal


class ReworkRootCauseRecorded(Event, name="work_order.rework_root_cause_recorded"):
    cause: Cause
    analysis: Personal


class ReworkInspected(Event, name="work_order.rework_inspected"):
    passed: bool
    record: Personal


class RepeatVisitRecorded(Event, name="work_order.repeat_visit_recorded"):
    """The car came again for the same matter; the reason is in the envelope."""

    earlier_order: StreamId


class ReworkClosed(Event, name="work_order.rework_closed"):
    cost: Money
    shares: Annotated[tuple[ResponsibilityShare, ...], Field(min_length=1)]


class QualityAccidentReported(Event, name="work_order.quality_accident_reported"):
    accident: LocalId
    kind: AccidentKind
    description: Personal
    job: LocalId | None = None


class QualityAccidentAnalysed(Event, name="work_order.quality_accident_analysed"):
    accident: LocalId
    cause: Cause
    analysis: Personal


class QualityAccidentClosed(Event, name="work_order.quality_accident_closed"):
    accident: LocalId
    measures: Personal


ReworkingEvent = (
    ComebackClaimed
    | ComebackAssessed
    | ComebackAccepted
    | ComebackDeclined
    | NonconformityReviewed
    | NonconformityDisposed
    | ReworkRootCauseRecorded
    | ReworkInspected
    | RepeatVisitRecorded
    | ReworkClosed
    | QualityAccidentReported
    | QualityAccidentAnalysed
    | QualityAccidentClosed
)
