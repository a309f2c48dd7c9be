"""Jobs that wait to be dispatched."""

from projections.dispatch_queue.handlers import HANDLERS
from projections.dispatch_queue.tables import JOB, ORDER
from projections.engine.projection import Projection

DISPATCH_QUEUE = Projection("dispatch_queue", 2, (ORDER, JOB), HANDLERS)
