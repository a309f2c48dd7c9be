"""Identifiers: opaque, printable, safe in URLs. Stream ids are ``<kind>-<rest>`` and carry no personal value."""

from typing import Annotated

from pydantic import StringConstraints

_OPAQUE = r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$"

StreamId = Annotated[str, StringConstraints(pattern=_OPAQUE, max_length=80)]
CommandId = Annotated[str, StringConstraints(pattern=_OPAQUE, min_length=8, max_length=80)]
StoreId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{1,16}$")]
StaffId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_]{0,31}$")]
BayId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_]{0,15}$")]
OperationCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9.-]{0,31}$")]
PartNumber = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9.-]{0,31}$")]
ContentHash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256 of an attachment (photo, signed document); the attachment itself is kept elsewhere."""
LocalId = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}[1-9][0-9]{0,5}$")]
"""An item inside one stream, numbered by the aggregate: job ``J1``, symptom ``S2``, promise ``P1``."""
