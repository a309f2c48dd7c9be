"""Headers of a command: its id, the version seen, when it happened."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from starlette.requests import Request

from domain.errors import Invalid, define
from domain.reasons import ReasonCode

KEY_NEEDED = define(
    "API-KEY-001",
    zh="缺少或无效的 Idempotency-Key(8 至 80 位字母、数字或 . _ : -)",
    en="Idempotency-Key is missing or not 8 to 80 letters, digits or . _ : -",
)
BAD_IF_MATCH = define("API-MATCH-001", zh='If-Match 应形如 "v17"', en='If-Match looks like "v17"')
BAD_TIME = define(
    "API-TIME-001", zh="Occurred-At 应为带时区的 ISO 8601 时间", en="Occurred-At is ISO 8601 with an offset"
)
BAD_LATE_ENTRY = define("API-TIME-002", zh="Late-Entry 不是已知的原因", en="Late-Entry is no known reason")

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{7,79}")
_VERSION = re.compile(r'"?v?(\d{1,9})(?:\.\d{1,10}){0,2}"?')
"""What follows the first dot stands for what else an answer showed; a command looks at its own stream only."""
_REASONS = {reason.value: reason for reason in ReasonCode}
STORE_ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Preconditions:
    command_id: str
    expected_version: int | None
    occurred_at: datetime
    correlation_id: str | None
    late_entry: ReasonCode | None


def preconditions(request: Request, clock: Callable[[], datetime]) -> Preconditions:
    """Raises Invalid (API-KEY-001, API-MATCH-001, API-TIME-001, API-TIME-002)."""
    headers = request.headers
    return Preconditions(
        command_id=_key(headers.get("idempotency-key")),
        expected_version=_version(headers.get("if-match")),
        occurred_at=_time(headers.get("occurred-at")) or clock().astimezone(STORE_ZONE),
        correlation_id=_key(headers["correlation-id"]) if "correlation-id" in headers else None,
        late_entry=_late_entry(headers.get("late-entry")),
    )


def etag(version: int) -> str:
    return f'"v{version}"'


def _key(value: str | None) -> str:
    if value is None or not _KEY.fullmatch(value):
        raise Invalid(KEY_NEEDED)
    return value


def _version(value: str | None) -> int | None:
    if value is None or value == "*":
        return None
    found = _VERSION.fullmatch(value.strip())
    if found is None:
        raise Invalid(BAD_IF_MATCH)
    return int(found[1])


def _time(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        raise Invalid(BAD_TIME) from None
    if instant.tzinfo is None:
        raise Invalid(BAD_TIME)
    return instant


def _late_entry(value: str | None) -> ReasonCode | None:
    if value is None:
        return None
    if value not in _REASONS:
        raise Invalid(BAD_LATE_ENTRY)
    return _REASONS[value]
