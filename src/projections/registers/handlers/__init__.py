"""Which event is written into which register."""

from projections.engine.projection import subscriptions
from projections.registers.handlers.accidents import ACCIDENT_SUBSCRIPTIONS
from projections.registers.handlers.contracts import CONTRACT_SUBSCRIPTIONS
from projections.registers.handlers.ending import ENDING_SUBSCRIPTIONS
from projections.registers.handlers.faults import FAULT_SUBSCRIPTIONS
from projections.registers.handlers.plans import PLAN_SUBSCRIPTIONS
from projections.registers.handlers.processes import PROCESS_SUBSCRIPTIONS
from projections.registers.handlers.reworks import REWORK_SUBSCRIPTIONS
from projections.registers.handlers.selling import SELLING_SUBSCRIPTIONS

HANDLERS = subscriptions(
    *CONTRACT_SUBSCRIPTIONS,
    *PROCESS_SUBSCRIPTIONS,
    *FAULT_SUBSCRIPTIONS,
    *ACCIDENT_SUBSCRIPTIONS,
    *REWORK_SUBSCRIPTIONS,
    *SELLING_SUBSCRIPTIONS,
    *PLAN_SUBSCRIPTIONS,
    *ENDING_SUBSCRIPTIONS,
)
