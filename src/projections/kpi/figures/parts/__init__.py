"""备件: how well the workshop is supplied, and what the stock costs."""

from projections.kpi.definition import Kpi
from projections.kpi.figures.parts.counting import S09, S09A, S09B
from projections.kpi.figures.parts.delays import S03
from projections.kpi.figures.parts.deliveries import S08, S08A
from projections.kpi.figures.parts.expiries import S11, S11A
from projections.kpi.figures.parts.first_pick import S01, S01A
from projections.kpi.figures.parts.idle_stock import S06
from projections.kpi.figures.parts.returns import S10
from projections.kpi.figures.parts.service_level import S02
from projections.kpi.figures.parts.turns import S04, S04A, S05
from projections.kpi.figures.parts.urgent_orders import S07

PARTS: tuple[Kpi, ...] = (
    *(S01, S01A, S02, S03),
    *(S04, S04A, S05, S06),
    *(S07, S08, S08A),
    *(S09, S09A, S09B, S10),
    *(S11, S11A),
)
