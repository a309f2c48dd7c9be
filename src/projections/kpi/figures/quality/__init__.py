"""质量: what was done well."""

from projections.kpi.figures.quality.external_reworks import Q02, Q02A
from projections.kpi.figures.quality.first_time_fix import Q01
from projections.kpi.figures.quality.inspections import Q03, Q04
from projections.kpi.figures.quality.repeat_visits import Q07
from projections.kpi.figures.quality.responsibility import Q06
from projections.kpi.figures.quality.rework_cost import Q05

QUALITY = (Q01, Q02, Q02A, Q03, Q04, Q05, Q06, Q07)
