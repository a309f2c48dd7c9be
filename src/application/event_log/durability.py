"""What must hold before the first command is taken.

Settings that keep an acknowledged write, and triggers that keep the past as it is.
"""

import os
from collections.abc import Iterable
from typing import Final

from eventsourcing.utils import strtobool

from domain.errors import Unavailable, define

_FLAG: Final = "POSTGRES_ENABLE_DB_FUNCTIONS"

_UNSAFE_SETTING = define(
    "LOG-START-001",
    zh="数据库设置 {setting} 为 {value},断电时可能丢失已确认的记录;应为 {expected}",
    en="The database setting {setting} is {value}: an acknowledged write may be lost. Needed: {expected}",
)
_FORBIDDEN_FLAG = define(
    "LOG-START-002",
    zh="环境变量 {flag} 已开启:该模式会让读取方漏掉事件,禁止启动",
    en="{flag} is switched on: in that mode readers miss events. Refusing to start",
)
_MISSING_TRIGGER = define(
    "LOG-START-003",
    zh="事件日志缺少防篡改触发器:{triggers}",
    en="The event log lacks triggers that refuse changes: {triggers}",
)


class UnsafeStorage(Unavailable):
    """The storage does not promise what the log promises."""


def check_setting(setting: str, value: str, *, safe: tuple[str, ...]) -> None:
    """Raises UnsafeStorage unless ``value`` is one of ``safe``."""
    if value not in safe:
        raise UnsafeStorage(_UNSAFE_SETTING, setting=setting, value=value, expected=" / ".join(safe))


def check_triggers(wanted: Iterable[str], present: set[str]) -> None:
    """Raises UnsafeStorage naming what is missing."""
    if missing := sorted(set(wanted) - present):
        raise UnsafeStorage(_MISSING_TRIGGER, triggers=", ".join(missing))


def refuse_forbidden_flag() -> None:
    """Our recorder never looks at the flag, but other programs on this log would obey it."""
    for name, value in os.environ.items():
        if name.endswith(_FLAG) and value and strtobool(value):
            raise UnsafeStorage(_FORBIDDEN_FLAG, flag=name)
