"""Which roles may give which command: one module per aggregate or phase, each with a ``TABLE`` added below.

An empty set means that no person gives the command: other commands do.
"""

from application.commands.permission_tables import (
    bay_day,
    customer,
    document_series,
    job_plan,
    month_results,
    part,
    parts_stock,
    parts_transfer,
    parts_year,
    purchasing,
    rule_set,
    stock_count,
    supplier,
    technician_day,
    vehicle,
    visit,
    work_order_contracting,
    work_order_delivering,
    work_order_dispatching,
    work_order_inspecting,
    work_order_opening,
    work_order_quoting,
    work_order_reworking,
    work_order_settling,
    work_order_supplying,
    work_order_working,
    workshop_review,
)
from application.commands.permissions import PermissionTable, merge

_TABLES: tuple[PermissionTable, ...] = (
    bay_day.TABLE,
    customer.TABLE,
    document_series.TABLE,
    job_plan.TABLE,
    month_results.TABLE,
    part.TABLE,
    parts_year.TABLE,
    purchasing.TABLE,
    parts_stock.TABLE,
    parts_transfer.TABLE,
    rule_set.TABLE,
    stock_count.TABLE,
    supplier.TABLE,
    technician_day.TABLE,
    vehicle.TABLE,
    visit.TABLE,
    work_order_contracting.TABLE,
    work_order_delivering.TABLE,
    work_order_dispatching.TABLE,
    work_order_inspecting.TABLE,
    work_order_opening.TABLE,
    work_order_quoting.TABLE,
    work_order_reworking.TABLE,
    work_order_settling.TABLE,
    work_order_supplying.TABLE,
    work_order_working.TABLE,
    workshop_review.TABLE,
)

PERMISSIONS = merge(_TABLES)
