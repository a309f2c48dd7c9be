"""Who asked for which part, what is there and on its way, and what to order."""

from projections.engine.projection import Projection
from projections.parts_demand.handlers import HANDLERS
from projections.parts_demand.tables import LINE, MONTH, ON_ORDER, PART

PARTS_DEMAND = Projection("parts_demand", 1, (PART, MONTH, LINE, ON_ORDER), HANDLERS)
