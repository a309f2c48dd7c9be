"""What is on the shelves and what it is worth, month by month, by both ways of costing."""

from projections.engine.projection import Projection
from projections.stock_value.handlers import HANDLERS
from projections.stock_value.tables import BOOKS, FLOW, LATE, PART, USAGE

STOCK_VALUE = Projection("stock_value", 1, (*BOOKS, FLOW, LATE, PART, USAGE), HANDLERS)
