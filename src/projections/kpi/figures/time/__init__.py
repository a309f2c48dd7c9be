"""时效: how long things take."""

from projections.kpi.definition import Kpi
from projections.kpi.figures.time.dispatching import T05
from projections.kpi.figures.time.in_house import T07, T07a
from projections.kpi.figures.time.on_time import T01, T01b, T01c
from projections.kpi.figures.time.overdue import T08
from projections.kpi.figures.time.pauses import T06
from projections.kpi.figures.time.promise_changes import T10, T10a
from projections.kpi.figures.time.reception import T03, T04
from projections.kpi.figures.time.same_day import T02
from projections.kpi.figures.time.settling import T09, T09a

TIME: tuple[Kpi, ...] = (
    *(T01, T01b, T01c, T02),
    *(T03, T04, T05, T06, T07, T07a, T08),
    *(T09, T09a, T10, T10a),
)
