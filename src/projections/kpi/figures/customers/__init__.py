"""客户: what customers say."""

from projections.kpi.definition import Kpi
from projections.kpi.figures.customers.satisfaction import R12

CUSTOMERS: tuple[Kpi, ...] = (R12,)
