"""What can be asked when work is checked."""

from typing import Annotated

from pydantic import Field

from domain.aggregates.work_order.events.inspecting import RatedItem
from domain.aggregates.work_order.words import Cause, ConfirmingSide
from domain.command import Command
from domain.identifiers import LocalId, StaffId
from domain.personal import PersonalInput
from domain.reasons import ReasonInput
from domain.text import ShortText

RatedItemsInput = Annotated[tuple[RatedItem, ...], Field(min_length=1, max_length=100)]


class RecordSelfCheck(Command, name="work_order.record_self_check"):
    job: LocalId
    record: PersonalInput


class RecordInProcessCheck(Command, name="work_order.record_in_process_check"):
    job: LocalId
    passed: bool
    record: PersonalInput


class ConfirmWorkmanship(Command, name="work_order.confirm_workmanship"):
    job: LocalId
    side: ConfirmingSide


class AcceptJob(Command, name="work_order.accept_job"):
    job: LocalId


class RejectJob(Command, name="work_order.reject_job"):
    job: LocalId
    reason: ReasonInput


class PassFinalInspection(Command, name="work_order.pass_final_inspection"):
    """``certificate_number`` is the exit certificate (出厂合格证), where the labour standard asks for one."""

    job: LocalId
    items: RatedItemsInput
    record: PersonalInput
    road_test_km: Annotated[int, Field(ge=0, le=200)] | None = None
    certificate_number: ShortText | None = None


class FailFinalInspection(Command, name="work_order.fail_final_inspection"):
    """``responsible`` is the technician at fault, where it was workmanship."""

    job: LocalId
    items: RatedItemsInput
    record: PersonalInput
    cause: Cause
    responsible: StaffId | None = None


class AuditFinalInspection(Command, name="work_order.audit_final_inspection"):
    job: LocalId
    upheld: bool
    finding: PersonalInput
