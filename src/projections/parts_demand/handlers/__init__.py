"""Which event changes what is asked for, what is there, and what is on its way."""

from projections.engine.projection import subscriptions
from projections.parts_demand.handlers.asking import ASKING_SUBSCRIPTIONS
from projections.parts_demand.handlers.moving import MOVING_SUBSCRIPTIONS
from projections.parts_demand.handlers.ordering import ORDERING_SUBSCRIPTIONS
from projections.parts_demand.handlers.parts import PART_SUBSCRIPTIONS

HANDLERS = subscriptions(
    *PART_SUBSCRIPTIONS, *MOVING_SUBSCRIPTIONS, *ASKING_SUBSCRIPTIONS, *ORDERING_SUBSCRIPTIONS
)
