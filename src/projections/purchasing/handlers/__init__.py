"""What the store buys, and how it comes."""

from projections.engine.projection import subscriptions
from projections.purchasing.handlers.deliveries import DELIVERY_SUBSCRIPTIONS
from projections.purchasing.handlers.orders import ORDER_SUBSCRIPTIONS
from projections.purchasing.handlers.plans import PLAN_SUBSCRIPTIONS

HANDLERS = subscriptions(*PLAN_SUBSCRIPTIONS, *ORDER_SUBSCRIPTIONS, *DELIVERY_SUBSCRIPTIONS)
