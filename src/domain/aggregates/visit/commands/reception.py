"""Attending to the customer and looking at the car."""

from collections.abc import Sequence
from typing import Annotated, assert_never

from pydantic import Field

from domain.aggregates.visit import refusals
from domain.aggregates.visit.events import VisitEvent
from domain.aggregates.visit.events.reception import (
    Damage,
    InspectionItemRated,
    KeyCount,
    KeysTagged,
    ReceptionStarted,
    WalkaroundRecorded,
)
from domain.aggregates.visit.state import Visit
from domain.aggregates.visit.words import ItemCode, KeyTag, Rating
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.identifiers import ContentHash
from domain.personal import Personal, PersonalInput, PersonalKind


class StartReception(Command, name="visit.start_reception"):
    pass


class RecordWalkaround(Command, name="visit.record_walkaround"):
    """What the car looks like and what is in it, before anybody works on it. May be repeated to add."""

    damages: Annotated[tuple[Damage, ...], Field(max_length=100)] = ()
    photos: Annotated[tuple[ContentHash, ...], Field(max_length=100)] = ()
    valuables: PersonalInput | None = None
    problems: Annotated[tuple[PersonalInput, ...], Field(max_length=50)] = ()


class RateInspectionItem(Command, name="visit.rate_inspection_item"):
    item: ItemCode
    rating: Rating
    note: PersonalInput | None = None
    photo: ContentHash | None = None


class TagKeys(Command, name="visit.tag_keys"):
    tag: KeyTag
    keys: KeyCount = 1


def decide_reception(
    state: Visit, command: StartReception | RecordWalkaround | RateInspectionItem | TagKeys, frame: Frame
) -> Sequence[VisitEvent]:
    if isinstance(command, StartReception):
        if state.advisor is not None:
            raise Refused(refusals.RECEPTION_STARTED)
        return [ReceptionStarted()]
    if state.advisor is None:
        raise Refused(refusals.RECEPTION_NOT_STARTED)
    subject = state.customer or state.vehicle or frame.stream
    match command:
        case RecordWalkaround():
            return [_walkaround(command, subject)]
        case RateInspectionItem(item=item, rating=rating, note=note, photo=photo):
            if rating in (Rating.RED, Rating.YELLOW) and note is None:
                raise Invalid(refusals.FINDING_MISSING)
            words = Personal.of(PersonalKind.NOTE, subject, note) if note else None
            return [InspectionItemRated(item=item, rating=rating, note=words, photo=photo)]
        case TagKeys(tag=tag, keys=keys):
            return [KeysTagged(tag=tag, keys=keys)]
        case _:
            assert_never(command)


def _walkaround(command: RecordWalkaround, subject: str) -> WalkaroundRecorded:
    if not (command.damages or command.photos or command.valuables or command.problems):
        raise Invalid(refusals.NOTHING_RECORDED)
    valuables = command.valuables
    return WalkaroundRecorded(
        damages=command.damages,
        photos=command.photos,
        valuables=Personal.of(PersonalKind.NOTE, subject, valuables) if valuables else None,
        problems=tuple(Personal.of(PersonalKind.NOTE, subject, words) for words in command.problems),
    )
