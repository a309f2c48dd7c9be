"""Every figure of the product, in the order of the reports."""

from collections.abc import Mapping

from projections.kpi.definition import Kpi
from projections.kpi.figures.capacity import CAPACITY
from projections.kpi.figures.customers import CUSTOMERS
from projections.kpi.figures.parts import PARTS
from projections.kpi.figures.quality import QUALITY
from projections.kpi.figures.time import TIME
from projections.kpi.figures.volume import VOLUME

KPIS: tuple[Kpi, ...] = (*VOLUME, *TIME, *QUALITY, *CAPACITY, *CUSTOMERS, *PARTS)

BY_ID: Mapping[str, Kpi] = {kpi.id: kpi for kpi in KPIS}

BY_VISIT = tuple((kpi.id, kpi.visit) for kpi in KPIS if kpi.visit is not None)
BY_TECHNICIAN_DAY = tuple((kpi.id, kpi.technician_day) for kpi in KPIS if kpi.technician_day is not None)
BY_BAY_DAY = tuple((kpi.id, kpi.bay_day) for kpi in KPIS if kpi.bay_day is not None)
BY_REPORTED = tuple((kpi.id, kpi.reported) for kpi in KPIS if kpi.reported is not None)
BY_SHELF_LINE = tuple((kpi.id, kpi.shelf_line) for kpi in KPIS if kpi.shelf_line is not None)
BY_SHELF_MONTH = tuple((kpi.id, kpi.shelf_month) for kpi in KPIS if kpi.shelf_month is not None)
BY_PURCHASE = tuple((kpi.id, kpi.purchase) for kpi in KPIS if kpi.purchase is not None)
BY_STOCK_COUNT = tuple((kpi.id, kpi.stock_count) for kpi in KPIS if kpi.stock_count is not None)
