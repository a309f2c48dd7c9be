"""质量: what was done well."""

from projections.kpi.definition import Kpi

QUALITY: tuple[Kpi, ...] = ()
