"""Which event changes which part of the board."""

from projections.engine.projection import subscriptions
from projections.workshop_board.handlers.jobs import JOB_SUBSCRIPTIONS
from projections.workshop_board.handlers.orders import ORDER_SUBSCRIPTIONS
from projections.workshop_board.handlers.visits import VISIT_SUBSCRIPTIONS

HANDLERS = subscriptions(*VISIT_SUBSCRIPTIONS, *ORDER_SUBSCRIPTIONS, *JOB_SUBSCRIPTIONS)
