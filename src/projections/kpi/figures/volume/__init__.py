"""台次与产值: how many cars, and what was earned."""

from projections.kpi.figures.volume.arrivals import V01
from projections.kpi.figures.volume.departures import V02
from projections.kpi.figures.volume.revenue import V08

VOLUME = (V01, V02, V08)
