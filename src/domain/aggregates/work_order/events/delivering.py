"""Handing the car back: every step done or skipped with a reason, old parts, delivery."""

from domain.event import Event
from domain.quantities import Odometer
from domain.text import ShortText
from domain.trade import DeliveryStep, OldPartChoice


class DeliveryStepDone(Event, name="work_order.delivery_step_done"):
    step: DeliveryStep


class DeliveryStepSkipped(Event, name="work_order.delivery_step_skipped"):
    """The reason is in the envelope."""

    step: DeliveryStep


class OldPartChoiceRecorded(Event, name="work_order.old_part_choice_recorded"):
    choice: OldPartChoice


class GatePassIssued(Event, name="work_order.gate_pass_issued"):
    pass_number: ShortText


class VehicleDelivered(Event, name="work_order.vehicle_delivered"):
    odometer_out: Odometer


DeliveringEvent = (
    DeliveryStepDone | DeliveryStepSkipped | OldPartChoiceRecorded | GatePassIssued | VehicleDelivered
)
