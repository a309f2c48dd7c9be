"""台次与产值: how many cars, and what was earned."""

from projections.kpi.definition import Kpi
from projections.kpi.figures.volume.absorption import V21, V21a, V21b, V21c
from projections.kpi.figures.volume.accessories import V11, V11a
from projections.kpi.figures.volume.arrivals import V01
from projections.kpi.figures.volume.decisions import V19, V20, V19a
from projections.kpi.figures.volume.departures import V02
from projections.kpi.figures.volume.descriptions import E02
from projections.kpi.figures.volume.discounts import V18
from projections.kpi.figures.volume.estimates import E01
from projections.kpi.figures.volume.hours import V15, V16
from projections.kpi.figures.volume.labour import V09
from projections.kpi.figures.volume.maintenance import V03, V03a
from projections.kpi.figures.volume.margins import V17, V17A
from projections.kpi.figures.volume.materials import V10
from projections.kpi.figures.volume.per_visit import V13, V14
from projections.kpi.figures.volume.revenue import V08

VOLUME: tuple[Kpi, ...] = (
    *(V01, V02, V03, V03a),
    *(V08, V09, V10, V11, V11a, V13, V14, V15, V16, V17, V17A, V18),
    *(V19, V19a, V20),
    *(V21, V21a, V21b, V21c),
    *(E01, E02),
)
