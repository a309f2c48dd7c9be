"""Self-check, joint confirmation, acceptance, final inspection; and back to the floor where it is not good."""

from collections.abc import Sequence

from application.demo.case import Case, JobCard
from application.demo.floor import Floor
from application.demo.schedule import Steps
from application.demo.staff import INSPECTOR, TECHNICAL_SUPERVISOR, TECHNICIANS, WORKSHOP_SUPERVISOR
from application.demo.steps.working import Incident, work_on
from domain.actors import Actor
from domain.aggregates.work_order.commands.inspecting.models import (
    AcceptJob,
    AuditFinalInspection,
    ConfirmWorkmanship,
    FailFinalInspection,
    PassFinalInspection,
    RecordSelfCheck,
    RejectJob,
)
from domain.aggregates.work_order.events.inspecting import RatedItem
from domain.aggregates.work_order.words import Cause, ConfirmingSide
from domain.reasons import ReasonCode, ReasonInput


def do_job(
    case: Case, floor: Floor, card: JobCard, *, incidents: Sequence[Incident] = (), fails: bool = False
) -> Steps[None]:
    """Worked on and checked until it is good. ``fails``: the final inspection sends it back once."""
    shop = case.shop
    yield from work_on(case, floor, card, incidents=incidents)
    rejected = shop.chance(0.06)
    while True:
        yield from shop.in_hours()
        yield shop.some(3, 10)
        if rejected:
            _self_check(case, card)
            case.on_order(
                WORKSHOP_SUPERVISOR,
                RejectJob(job=card.id, reason=ReasonInput(code=ReasonCode.WORKMANSHIP_DEFECT)),
            )
            case.tell("rejected by the supervisor")
        elif (yield from _inspect(case, card, fails=fails)):
            break
        rejected = fails = False
        yield from work_on(case, floor, card, again=ReasonCode.QUALITY_DEFECT)


def _self_check(case: Case, card: JobCard) -> None:
    doer = _doer(case, card)
    case.on_order(doer, RecordSelfCheck.model_validate({"job": card.id, "record": "自检合格"}))
    case.on_order(doer, ConfirmWorkmanship(job=card.id, side=ConfirmingSide.TECHNICIAN))


def _inspect(case: Case, card: JobCard, *, fails: bool) -> Steps[bool]:
    """Whether the job has passed."""
    shop = case.shop
    _self_check(case, card)
    yield shop.some(3, 12)
    case.on_order(WORKSHOP_SUPERVISOR, ConfirmWorkmanship(job=card.id, side=ConfirmingSide.SUPERVISOR))
    case.on_order(WORKSHOP_SUPERVISOR, AcceptJob(job=card.id))
    yield shop.some(4, 15)
    road = "road_test" in _items(case)
    if fails:
        _fail(case, card)
        return False
    _pass(case, card, shop.random.randint(2, 6) if road else None)
    if shop.chance(0.1):
        audit = {"job": card.id, "upheld": True, "finding": "抽查属实"}
        case.on_order(TECHNICAL_SUPERVISOR, AuditFinalInspection.model_validate(audit))
    return True


def _pass(case: Case, card: JobCard, road_test_km: int | None) -> None:
    certificate = case.shop.rules.labour_standard[card.operation].certificate_required
    passed = {
        "job": card.id,
        "items": tuple(RatedItem(item=item, passed=True) for item in _items(case)),
        "record": "终检合格",
        "road_test_km": road_test_km,
        "certificate_number": f"HGZ-{case.shop.random.randrange(10**6):06d}" if certificate else None,
    }
    case.on_order(INSPECTOR, PassFinalInspection.model_validate(passed))
    case.tested_km += road_test_km or 0


def _fail(case: Case, card: JobCard) -> None:
    items = [RatedItem(item=item, passed=True) for item in _items(case)]
    items[-1] = RatedItem(item=items[-1].item, passed=False)
    failed = {
        "job": card.id,
        "items": tuple(items),
        "record": "路试仍有异响",
        "cause": Cause.WORKMANSHIP,
        "responsible": _doer(case, card).id,
    }
    case.on_order(INSPECTOR, FailFinalInspection.model_validate(failed))
    case.tell("internal rework")


def _items(case: Case) -> tuple[str, ...]:
    return case.shop.rules.final_inspection_items[case.order_class]


def _doer(case: Case, card: JobCard) -> Actor:
    """Whoever led the job last."""
    last = case.led[card.id]
    return next(each.actor for each in TECHNICIANS if each.id == last)
