"""The projection engine: versioned read models, kept in step with the log, exactly once."""

from projections.engine.batch import Outcome
from projections.engine.database import ReadDatabase, open_read_database
from projections.engine.dbapi import Param, Row, Value
from projections.engine.engine import Engine
from projections.engine.errors import (
    BuildFailed,
    BuildReplaced,
    NotKept,
    OtherLog,
    StillRead,
    UnknownDatabase,
    UnknownProjection,
    WrongStatus,
)
from projections.engine.parking import ParkedEvent
from projections.engine.projection import Derivation, Handler, Projection, Summary, on, subscriptions
from projections.engine.reader import Reader, Reading
from projections.engine.rebuilding.crew import Crew
from projections.engine.rebuilding.difference import Difference, RowDifference, TableDifference
from projections.engine.rebuilding.pace import Measured, Pace
from projections.engine.rebuilding.reports import RebuildReport, VerifyReport
from projections.engine.rebuilding.units import Workplace
from projections.engine.rows import Rows
from projections.engine.sharding import ShardBy
from projections.engine.sizes import Sizes
from projections.engine.source import EventSource
from projections.engine.status import Beside, Committed, Phase, Progress, ProjectionStatus, Standing, Status
from projections.engine.table_sql import RowError

__all__ = [
    "Beside",
    "BuildFailed",
    "BuildReplaced",
    "Committed",
    "Crew",
    "Derivation",
    "Difference",
    "Engine",
    "EventSource",
    "Handler",
    "Measured",
    "NotKept",
    "OtherLog",
    "Outcome",
    "Pace",
    "Param",
    "ParkedEvent",
    "Phase",
    "Progress",
    "Projection",
    "ProjectionStatus",
    "ReadDatabase",
    "Reader",
    "Reading",
    "RebuildReport",
    "Row",
    "RowDifference",
    "RowError",
    "Rows",
    "ShardBy",
    "Sizes",
    "Standing",
    "Status",
    "StillRead",
    "Summary",
    "TableDifference",
    "UnknownDatabase",
    "UnknownProjection",
    "Value",
    "VerifyReport",
    "Workplace",
    "WrongStatus",
    "on",
    "open_read_database",
    "subscriptions",
]
