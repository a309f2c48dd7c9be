"""All queries."""

from fastapi import APIRouter

from api.identity import TokenVerifier
from api.queries.board import add_board
from api.queries.desk import Desk
from api.queries.explanations import add_explanations
from api.queries.figures import add_figures
from api.queries.inspections import add_inspections
from api.queries.labour_rates import add_labour_rates
from api.queries.load import add_load
from api.queries.order import add_order
from api.queries.parts import add_parts
from api.queries.parts_analysis import add_parts_analysis
from api.queries.parts_transfers import add_parts_transfers
from api.queries.personal import add_personal
from api.queries.price_list import add_price_list
from api.queries.promises import add_promises
from api.queries.purchasing import add_purchasing
from api.queries.receptions import add_receptions
from api.queries.reference import add_reference
from api.queries.refused import add_refused
from api.queries.registers import add_registers
from api.queries.reports import add_reports
from api.queries.stock import add_stock
from api.queries.stock_counts import add_stock_counts
from api.queries.stock_flow import add_stock_flow
from api.queries.supply import add_supply
from api.queries.timeline import add_timeline
from runtime.system import System


def add_queries(router: APIRouter, system: System, verifier: TokenVerifier) -> None:
    desk = Desk(system, verifier)
    for add in (
        add_order,
        add_board,
        add_timeline,
        add_load,
        add_promises,
        add_inspections,
        add_receptions,
        add_registers,
        add_parts_analysis,
        add_stock_flow,
        add_stock,
        add_supply,
        add_stock_counts,
        add_purchasing,
        add_parts_transfers,
        add_personal,
        add_refused,
        add_reference,
        add_explanations,
        add_figures,
        add_reports,
        add_parts,
        add_price_list,
        add_labour_rates,
    ):
        add(router, desk)
