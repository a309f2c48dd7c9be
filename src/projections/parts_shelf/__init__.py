"""What lies on the shelf, for whom it is kept, and who waits."""

from projections.engine.projection import Projection
from projections.parts_shelf.handlers import HANDLERS
from projections.parts_shelf.tables import JOB, LINE, ORDER, PART

PARTS_SHELF = Projection("parts_shelf", 1, (PART, LINE, ORDER, JOB), HANDLERS)
