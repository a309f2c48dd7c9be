"""Personal data: a marked type whose value never enters the log.

A command carries the words as a secret string. A decision turns them into :class:`Personal`, naming the data subject.
Before anything is stored, the vault seals the value and leaves only the subject and a salted commitment in the event.
"""

from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    SerializationInfo,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic.functional_serializers import PlainSerializer

from domain.identifiers import StreamId
from domain.labels import Word
from domain.text import storable

REVEAL = "reveal personal data"
"""Serialisation context that lets the vault, and only the vault, read the words of a command."""


class PersonalKind(Word):
    NAME = "name", "姓名", "Name"
    PHONE = "phone", "电话", "Phone"
    ADDRESS = "address", "地址", "Address"
    PLATE = "plate", "车牌", "Plate"
    VIN = "vin", "车架号", "VIN"
    STATEMENT = "statement", "客户陈述", "Customer statement"
    NOTE = "note", "备注", "Note"


class Retention(Word):
    """Why a value is kept; an erasure request treats the classes differently."""

    CONTACT = "contact", "联系方式", "Contact data"
    VEHICLE = "vehicle", "车辆信息", "Vehicle data"
    EVIDENCE = "evidence", "维修凭证", "Repair evidence"


_RETENTION = {
    PersonalKind.NAME: Retention.CONTACT,
    PersonalKind.PHONE: Retention.CONTACT,
    PersonalKind.ADDRESS: Retention.CONTACT,
    PersonalKind.PLATE: Retention.VEHICLE,
    PersonalKind.VIN: Retention.VEHICLE,
    PersonalKind.STATEMENT: Retention.EVIDENCE,
    PersonalKind.NOTE: Retention.EVIDENCE,
}


def _storable_secret(value: SecretStr) -> SecretStr:
    words = storable(value.get_secret_value()).strip()
    if not words or len(words) > 4000:
        raise ValueError("between 1 and 4000 characters are needed")
    return SecretStr(words)


def _masked_unless_revealed(value: SecretStr, info: SerializationInfo) -> str:
    return value.get_secret_value() if info.context == REVEAL else "***"


PersonalInput = Annotated[
    SecretStr,
    AfterValidator(_storable_secret),
    PlainSerializer(_masked_unless_revealed, return_type=str),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 4000, "x-personal-data": True}),
]
"""Words of or about a person as they come in with a command; never printed, never logged."""


class Personal(BaseModel):
    """A personal value in an event: open (just decided) or sealed (stored: subject and commitment only).

    Serialised form: ``{"$pii": kind, "subject": id, "class": retention, "c": commitment}``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: PersonalKind
    subject: StreamId
    commitment: str | None = None
    opened: SecretStr | None = Field(default=None, exclude=True, repr=False)

    @property
    def retention(self) -> Retention:
        return _RETENTION[self.kind]

    @classmethod
    def of(cls, kind: PersonalKind, subject: str, words: SecretStr) -> Self:
        """Mark words as data of ``subject``; the vault seals them before they are stored."""
        return cls(kind=kind, subject=subject, opened=words)

    @model_validator(mode="before")
    @classmethod
    def _from_stored(cls, data: object) -> object:
        if isinstance(data, dict) and "$pii" in data:
            return {"kind": data["$pii"], "subject": data["subject"], "commitment": data["c"]}
        return data

    @model_serializer
    def _stored(self) -> dict[str, str]:
        if self.commitment is None:
            raise ValueError("a personal value must be sealed before it is written")
        return {
            "$pii": self.kind.value,
            "subject": self.subject,
            "class": self.retention.value,
            "c": self.commitment,
        }
