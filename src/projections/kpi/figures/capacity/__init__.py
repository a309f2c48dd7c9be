"""产能与人员: what the workshop makes of its people and bays."""

from projections.kpi.definition import Kpi

CAPACITY: tuple[Kpi, ...] = ()
