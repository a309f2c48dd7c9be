"""The closed list of aggregates, and with it of all events and commands."""

from typing import Any

from domain.aggregates.bay_day import BAY_DAY
from domain.aggregates.customer import CUSTOMER
from domain.aggregates.document_series import DOCUMENT_SERIES
from domain.aggregates.job_plan import JOB_PLAN
from domain.aggregates.month_results import MONTH_RESULTS
from domain.aggregates.part import PART
from domain.aggregates.parts_stock import PARTS_STOCK
from domain.aggregates.parts_transfer import PARTS_TRANSFER
from domain.aggregates.parts_year import PARTS_YEAR
from domain.aggregates.purchase_order import PURCHASE_ORDER
from domain.aggregates.purchase_plan import PURCHASE_PLAN
from domain.aggregates.rule_set import RULE_SET
from domain.aggregates.stock_count import STOCK_COUNT
from domain.aggregates.supplier import SUPPLIER
from domain.aggregates.technician_day import TECHNICIAN_DAY
from domain.aggregates.vehicle import VEHICLE
from domain.aggregates.visit import VISIT
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.workshop_review import WORKSHOP_REVIEW
from domain.contract import EventRegistry, Upcaster
from domain.decider import Decider

DECIDERS: tuple[Decider[Any, Any, Any], ...] = (
    WORK_ORDER,
    VISIT,
    VEHICLE,
    CUSTOMER,
    TECHNICIAN_DAY,
    BAY_DAY,
    JOB_PLAN,
    WORKSHOP_REVIEW,
    MONTH_RESULTS,
    PART,
    SUPPLIER,
    PARTS_YEAR,
    PURCHASE_PLAN,
    PURCHASE_ORDER,
    DOCUMENT_SERIES,
    PARTS_STOCK,
    STOCK_COUNT,
    PARTS_TRANSFER,
    RULE_SET,
)
UPCASTERS: tuple[Upcaster, ...] = ()
REGISTRY = EventRegistry([event for decider in DECIDERS for event in decider.events], UPCASTERS)
