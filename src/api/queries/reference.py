"""Closed lists of words, and the labour standard: what a client needs to show codes as sentences."""

from collections.abc import Iterator
from decimal import Decimal

from fastapi import APIRouter, Depends
from pydantic import BaseModel
from starlette.responses import Response

from api.queries.desk import Desk, Question, json_response
from api.queries.listings import add_route
from domain.event_labels import EVENT_LABELS
from domain.labels import Word
from domain.workforce import BayType, Grade, Qualification

_OURS = ("domain.", "projections.", "application.")


class Label(BaseModel):
    value: str
    zh: str
    en: str


class Words(BaseModel):
    """Every closed list by its name (``ReasonCode``), and the names of events."""

    lists: dict[str, list[Label]]
    events: list[Label]


class Operation(BaseModel):
    """A line of the labour standard; ``standard_hours`` is an exact decimal as text."""

    code: str
    zh: str
    en: str
    standard_hours: Decimal
    grade: Grade
    qualifications: tuple[Qualification, ...]
    bay_types: tuple[BayType, ...]
    express: bool
    overhaul: bool
    certificate_required: bool
    diagnostic: bool


class LabourStandard(BaseModel):
    rule_set: str
    operations: list[Operation]


def all_words() -> Words:
    return Words(
        lists={
            word.__name__: [Label(value=member.value, zh=member.zh, en=member.en) for member in word]
            for word in sorted(_word_lists(Word), key=lambda word: word.__name__)
        },
        events=[
            Label(value=name, zh=label.label("zh"), en=label.label("en"))
            for name, label in sorted(EVENT_LABELS.items())
        ],
    )


def add_reference(router: APIRouter, desk: Desk) -> None:
    words = all_words()

    async def reference_words(_asked: Question = Depends(desk.question)) -> Response:
        return json_response(words)

    def labour_standard(asked: Question = Depends(desk.question)) -> Response:
        return json_response(
            LabourStandard(
                rule_set=asked.rules.id,
                operations=[
                    Operation(code=code, **operation.model_dump())
                    for code, operation in sorted(asked.rules.labour_standard.items())
                ],
            )
        )

    add_route(router, "/reference/words", "代码表 All closed lists of words", Words, reference_words)
    add_route(
        router,
        "/reference/labour-standard",
        "维修工时标准 The labour standard",
        LabourStandard,
        labour_standard,
    )


def _word_lists(of: type[Word]) -> Iterator[type[Word]]:
    for word in of.__subclasses__():
        if word.__module__.startswith(_OURS):
            yield word
            yield from _word_lists(word)
