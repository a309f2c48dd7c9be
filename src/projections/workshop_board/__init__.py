"""Every car, order and job in the house: what state it is in, and what it waits for."""

from projections.engine.projection import Projection, Summary
from projections.workshop_board.handlers import HANDLERS
from projections.workshop_board.handlers.derived import summarise_order
from projections.workshop_board.tables import JOB, ORDER, REQUEST, VISIT

WORKSHOP_BOARD = Projection(
    "workshop_board",
    2,
    (VISIT, REQUEST, ORDER, JOB),
    HANDLERS,
    derivations=(Summary(ORDER, summarise_order),),
)
