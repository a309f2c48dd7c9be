"""Which parts the workshop used, for which cars and which jobs."""

from projections.engine.projection import Projection
from projections.parts_usage.handlers import HANDLERS
from projections.parts_usage.tables import BOOKS, JOB, ORDER, USE, VEHICLE

PARTS_USAGE = Projection("parts_usage", 1, (*BOOKS, USE, ORDER, JOB, VEHICLE), HANDLERS)
