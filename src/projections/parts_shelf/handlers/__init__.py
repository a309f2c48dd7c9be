"""The shelf's events change parts and lines; the order's say for whom, and when nothing is needed any more."""

from projections.engine.projection import subscriptions
from projections.parts_shelf.handlers.orders import ORDER_SUBSCRIPTIONS
from projections.parts_shelf.handlers.shelf import SHELF_SUBSCRIPTIONS

HANDLERS = subscriptions(*SHELF_SUBSCRIPTIONS, *ORDER_SUBSCRIPTIONS)
