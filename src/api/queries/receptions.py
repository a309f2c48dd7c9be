"""Receptions: waiting, process checks, and how exact estimates and descriptions were."""

from fastapi import APIRouter

from api.queries.desk import Desk
from api.queries.listings import DaysListing, add_listings
from projections.engine.columns import epoch_ms
from projections.reception_log import RECEPTION_LOG
from projections.reception_log.queries import (
    Compliance,
    DescriptionAccuracy,
    Deviation,
    EstimateAccuracy,
    ProcessCheck,
    Reception,
    compliance,
    description_accuracy,
    deviations,
    estimate_accuracy,
    process_checks,
    receptions,
)

_LISTINGS = (
    DaysListing(
        "/receptions", "接待台账 Receptions with their waiting times",
        RECEPTION_LOG, Reception, lambda reads, asked, on: receptions(reads, asked.store, on.first, on.last),
        lambda line: (epoch_ms(line.arrived_at), line.visit),
    ),
    DaysListing(
        "/receptions/process-checks", "接待流程检查 Checks of the reception process",
        RECEPTION_LOG, ProcessCheck,
        lambda reads, asked, on: process_checks(reads, asked.store, on.first, on.last),
        lambda line: (epoch_ms(line.at), line.visit, line.checked_by),
    ),
    DaysListing(
        "/receptions/compliance", "接待流程执行 Kept and required items by advisor",
        RECEPTION_LOG, Compliance, lambda reads, asked, on: compliance(reads, asked.store, on.first, on.last),
        lambda line: (line.advisor,),
    ),
    DaysListing(
        "/receptions/deviations", "流程偏差 Deviations from the process",
        RECEPTION_LOG, Deviation, lambda reads, asked, on: deviations(reads, asked.store, on.first, on.last),
        lambda line: (epoch_ms(line.at), line.visit, line.step, line.means.value, line.note or ""),
    ),
    DaysListing(
        "/receptions/estimate-accuracy", "估价准确度 Estimates beside settled totals",
        RECEPTION_LOG, EstimateAccuracy,
        lambda reads, asked, on: estimate_accuracy(reads, asked.store, on.first, on.last),
        lambda line: (line.order,),
    ),
    DaysListing(
        "/receptions/description-accuracy", "故障描述准确度 Whether symptoms were described well",
        RECEPTION_LOG, DescriptionAccuracy,
        lambda reads, asked, on: description_accuracy(reads, asked.store, on.first, on.last),
        lambda line: (line.order,),
    ),
)  # fmt: skip


def add_receptions(router: APIRouter, desk: Desk) -> None:
    add_listings(router, desk, _LISTINGS)
