from typing import assert_never

from domain.aggregates.work_order.events.delivering import (
    DeliveringEvent,
    DeliveryStepDone,
    DeliveryStepSkipped,
    GatePassIssued,
    OldPartChoiceRecorded,
    VehicleDelivered,
)
from domain.aggregates.work_order.state import Handover, WorkOrder
from domain.envelope import Meta


def evolve_handover(state: WorkOrder, event: DeliveringEvent, meta: Meta) -> WorkOrder:
    return state._replace(handover=_handover(state.handover, event))


def _handover(handover: Handover, event: DeliveringEvent) -> Handover:
    match event:
        case DeliveryStepDone():
            return handover._replace(
                done=handover.done | {event.step}, skipped=handover.skipped - {event.step}
            )
        case DeliveryStepSkipped():
            return handover._replace(skipped=handover.skipped | {event.step})
        case OldPartChoiceRecorded():
            return handover._replace(old_parts=event.choice)
        case GatePassIssued():
            return handover._replace(gate_pass=True)
        case VehicleDelivered():
            return handover._replace(delivered=True)
        case _:
            assert_never(event)
