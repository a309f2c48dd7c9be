"""Which event is written into which log."""

from projections.engine.projection import subscriptions
from projections.inspection_log.handlers.exceptions import EXCEPTION_SUBSCRIPTIONS
from projections.inspection_log.handlers.external_reworks import EXTERNAL_SUBSCRIPTIONS
from projections.inspection_log.handlers.inspections import INSPECTION_SUBSCRIPTIONS

HANDLERS = subscriptions(*INSPECTION_SUBSCRIPTIONS, *EXTERNAL_SUBSCRIPTIONS, *EXCEPTION_SUBSCRIPTIONS)
