"""Whose time each event keeps, frees or spends."""

from projections.engine.projection import subscriptions
from projections.workshop_load.handlers.bays import BAY_SUBSCRIPTIONS
from projections.workshop_load.handlers.finished_jobs import FINISHED_SUBSCRIPTIONS
from projections.workshop_load.handlers.plans import PLAN_SUBSCRIPTIONS
from projections.workshop_load.handlers.technicians import TECHNICIAN_SUBSCRIPTIONS

HANDLERS = subscriptions(
    *TECHNICIAN_SUBSCRIPTIONS, *BAY_SUBSCRIPTIONS, *PLAN_SUBSCRIPTIONS, *FINISHED_SUBSCRIPTIONS
)
