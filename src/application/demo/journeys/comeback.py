"""A car that was delivered comes back with the same fault."""

from decimal import Decimal

from application.demo.case import Case
from application.demo.floor import Floor
from application.demo.journeys.ending import settle_and_deliver
from application.demo.schedule import Journey
from application.demo.staff import (
    INSPECTOR,
    SERVICE_MANAGER,
    STATION_HEAD,
    TECHNICAL_SUPERVISOR,
    WORKSHOP_SUPERVISOR,
)
from application.demo.steps.agreeing import add_job, agree
from application.demo.steps.checking import do_job
from application.demo.steps.reception import arrive, listen, receive
from domain.aggregates.work_order.commands.reworking.models import (
    AcceptComeback,
    AnalyseQualityAccident,
    AssessComeback,
    ClaimComeback,
    CloseQualityAccident,
    CloseRework,
    DisposeNonconformity,
    InspectRework,
    RecordRepeatVisit,
    RecordRootCause,
    ReportQualityAccident,
    ReviewNonconformity,
)
from domain.aggregates.work_order.events.reworking import ResponsibilityShare
from domain.aggregates.work_order.words import AccidentKind, Cause, Disposal, SameFault
from domain.money import Money
from domain.reasons import ReasonCode, ReasonInput
from domain.trade import OrderClass, Payer


def comeback(case: Case, floor: Floor, earlier: str) -> Journey:
    yield from arrive(case)
    yield from receive(case, OrderClass.REWORK_OUT)
    words = "上次修完才两天，刹车又响了"
    claim = {"original_order": earlier, "original_jobs": ("J1",), "symptom": words}
    case.on_order(case.advisor, ClaimComeback.model_validate(claim))
    same = ReasonInput(code=ReasonCode.SAME_FAULT_RETURNED)
    case.on_order(case.advisor, RecordRepeatVisit(earlier_order=earlier, reason=same))
    case.tell("comeback")
    yield from listen(case, words, "刹车片安装不到位")
    yield from _assess(case)
    card = add_job(case, "BR-PAD", payer=Payer.INTERNAL, symptom="S1")
    yield from agree(case)
    yield from do_job(case, floor, card)
    inspected = {"passed": True, "record": "复检合格，路试无异响"}
    case.on_order(INSPECTOR, InspectRework.model_validate(inspected))
    _accident(case)
    _close(case)
    yield from settle_and_deliver(case)


def _assess(case: Case) -> Journey:
    assessed = {"same_fault": SameFault.YES, "cause": Cause.WORKMANSHIP, "finding": "消音片漏装"}
    case.on_order(TECHNICAL_SUPERVISOR, AssessComeback.model_validate(assessed))
    yield case.shop.some(5, 15)
    case.on_order(SERVICE_MANAGER, AcceptComeback())
    for who in (SERVICE_MANAGER, STATION_HEAD, WORKSHOP_SUPERVISOR):
        case.on_order(who, ReviewNonconformity(proposal=Disposal.REPAIR_AGAIN))
        yield case.shop.some(2, 8)
    case.on_order(STATION_HEAD, DisposeNonconformity(disposal=Disposal.REPAIR_AGAIN))
    cause = {"cause": Cause.WORKMANSHIP, "analysis": "消音片漏装，未按手册步骤 3 操作"}
    case.on_order(TECHNICAL_SUPERVISOR, RecordRootCause.model_validate(cause))


def _accident(case: Case) -> None:
    told = {"kind": AccidentKind.REPAIR_QUALITY, "description": "外返：消音片漏装", "job": "J1"}
    case.on_order(TECHNICAL_SUPERVISOR, ReportQualityAccident.model_validate(told))
    analysed = {"accident": "A1", "cause": Cause.WORKMANSHIP, "analysis": "步骤遗漏，自检未发现"}
    case.on_order(TECHNICAL_SUPERVISOR, AnalyseQualityAccident.model_validate(analysed))
    closed = {"accident": "A1", "measures": "增加制动作业互检"}
    case.on_order(STATION_HEAD, CloseQualityAccident.model_validate(closed))


def _close(case: Case) -> None:
    shares = (
        ResponsibilityShare(cause=Cause.WORKMANSHIP, share=Decimal(80)),
        ResponsibilityShare(cause=Cause.PART, share=Decimal(20)),
    )
    case.on_order(SERVICE_MANAGER, CloseRework(cost=Money(fen=36_000), shares=shares))
