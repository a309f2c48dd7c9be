"""Facts out of events: what happened, whatever the rules make of it."""

from projections.engine.projection import subscriptions
from projections.kpi.handlers.bays import BAY_SUBSCRIPTIONS
from projections.kpi.handlers.billing import BILLING_SUBSCRIPTIONS
from projections.kpi.handlers.clocks import CLOCK_SUBSCRIPTIONS
from projections.kpi.handlers.counts import COUNT_SUBSCRIPTIONS
from projections.kpi.handlers.jobs import JOB_SUBSCRIPTIONS
from projections.kpi.handlers.orders import ORDER_SUBSCRIPTIONS
from projections.kpi.handlers.part_classes import PART_CLASS_SUBSCRIPTIONS
from projections.kpi.handlers.purchases import PURCHASE_SUBSCRIPTIONS
from projections.kpi.handlers.quality import QUALITY_SUBSCRIPTIONS
from projections.kpi.handlers.results import RESULT_SUBSCRIPTIONS
from projections.kpi.handlers.reworks import REWORK_SUBSCRIPTIONS
from projections.kpi.handlers.shelf_lines import SHELF_LINE_SUBSCRIPTIONS
from projections.kpi.handlers.shelves import SHELF_SUBSCRIPTIONS
from projections.kpi.handlers.visits import VISIT_SUBSCRIPTIONS

HANDLERS = subscriptions(
    *VISIT_SUBSCRIPTIONS,
    *ORDER_SUBSCRIPTIONS,
    *JOB_SUBSCRIPTIONS,
    *QUALITY_SUBSCRIPTIONS,
    *BILLING_SUBSCRIPTIONS,
    *REWORK_SUBSCRIPTIONS,
    *CLOCK_SUBSCRIPTIONS,
    *BAY_SUBSCRIPTIONS,
    *RESULT_SUBSCRIPTIONS,
    *SHELF_SUBSCRIPTIONS,
    *SHELF_LINE_SUBSCRIPTIONS,
    *PART_CLASS_SUBSCRIPTIONS,
    *PURCHASE_SUBSCRIPTIONS,
    *COUNT_SUBSCRIPTIONS,
)
