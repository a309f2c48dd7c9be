"""Figures of a store, with everything they are made of: facts, what each case brings to each figure, sums by day."""

from projections.engine.projection import Projection
from projections.kpi.deriving import DERIVATIONS
from projections.kpi.deriving_parts import PARTS_DERIVATIONS
from projections.kpi.handlers import HANDLERS
from projections.kpi.tables import TABLES

KPI = Projection("kpi", 2, TABLES, HANDLERS, derivations=(*DERIVATIONS, *PARTS_DERIVATIONS))
