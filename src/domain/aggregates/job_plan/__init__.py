"""The job plan of one store for one day, as published."""

from typing import get_args

from domain.aggregates.job_plan.commands import JobPlanCommand, decide
from domain.aggregates.job_plan.events import DailyJobPlanPublished
from domain.aggregates.job_plan.state import JobPlan, evolve
from domain.decider import Decider

JOB_PLAN: Decider[JobPlan, JobPlanCommand, DailyJobPlanPublished] = Decider(
    kind="job_plan",
    zh="日作业计划",
    initial=JobPlan(),
    commands=get_args(JobPlanCommand),
    events=(DailyJobPlanPublished,),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
