"""时效: how long things take."""

from projections.kpi.definition import Kpi

TIME: tuple[Kpi, ...] = ()
