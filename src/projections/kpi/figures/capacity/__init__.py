"""产能与人员: what the workshop makes of its people and bays."""

from projections.kpi.figures.capacity.advisors import C09
from projections.kpi.figures.capacity.bays import C05, C06, C07
from projections.kpi.figures.capacity.heads import C08, C08A
from projections.kpi.figures.capacity.lost_hours import C04
from projections.kpi.figures.capacity.overrides import C10
from projections.kpi.figures.capacity.technicians import C01, C02, C03

CAPACITY = (C01, C02, C03, C04, C05, C06, C07, C08, C08A, C09, C10)
