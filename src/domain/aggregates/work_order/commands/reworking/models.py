"""What can be asked about an external rework and about accidents."""

from typing import Annotated

from pydantic import Field

from domain.aggregates.work_order.events.reworking import ResponsibilityShare
from domain.aggregates.work_order.words import AccidentKind, Cause, Disposal, SameFault
from domain.command import Command
from domain.identifiers import ContentHash, LocalId, StreamId
from domain.money import Money
from domain.personal import PersonalInput
from domain.reasons import ReasonInput


class ClaimComeback(Command, name="work_order.claim_comeback"):
    """Links this order to the one it comes from.

    Needs ``known["original_technicians"]``: staff ids, comma separated.
    """

    original_order: StreamId
    original_jobs: Annotated[tuple[LocalId, ...], Field(min_length=1)]
    symptom: PersonalInput


class AssessComeback(Command, name="work_order.assess_comeback"):
    """May be repeated until the comeback is decided."""

    same_fault: SameFault
    cause: Cause
    finding: PersonalInput


class AcceptComeback(Command, name="work_order.accept_comeback"):
    """From here on the work costs the customer nothing."""


class DeclineComeback(Command, name="work_order.decline_comeback"):
    reason: ReasonInput
    evidence: Annotated[tuple[ContentHash, ...], Field(min_length=1)]


class ReviewNonconformity(Command, name="work_order.review_nonconformity"):
    """One role's proposal; a later one of the same role replaces it."""

    proposal: Disposal
    opinion: PersonalInput | None = None


class DisposeNonconformity(Command, name="work_order.dispose_nonconformity"):
    disposal: Disposal


class RecordRootCause(Command, name="work_order.record_root_cause"):
    cause: Cause
    analysis: PersonalInput


class InspectRework(Command, name="work_order.inspect_rework"):
    passed: bool
    record: PersonalInput


class RecordRepeatVisit(Command, name="work_order.record_repeat_visit"):
    earlier_order: StreamId
    reason: ReasonInput


class CloseRework(Command, name="work_order.close_rework"):
    """``cost`` is borne by the house; ``shares`` in per cent sum to 100."""

    cost: Money
    shares: Annotated[tuple[ResponsibilityShare, ...], Field(min_length=1)]


class ReportQualityAccident(Command, name="work_order.report_quality_accident"):
    kind: AccidentKind
    description: PersonalInput
    job: LocalId | None = None


class AnalyseQualityAccident(Command, name="work_order.analyse_quality_accident"):
    accident: LocalId
    cause: Cause
    analysis: PersonalInput


class CloseQualityAccident(Command, name="work_order.close_quality_accident"):
    accident: LocalId
    measures: PersonalInput


ComebackCommand = AssessComeback | AcceptComeback | DeclineComeback
NonconformityCommand = (
    ReviewNonconformity | DisposeNonconformity | RecordRootCause | InspectRework | CloseRework
)
AccidentCommand = ReportQualityAccident | AnalyseQualityAccident | CloseQualityAccident
ReworkingCommand = (
    ClaimComeback | ComebackCommand | NonconformityCommand | RecordRepeatVisit | AccidentCommand
)
