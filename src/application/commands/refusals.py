"""What the command bus itself says no to, whatever the aggregate."""

from typing import ClassVar

from domain.errors import Unavailable, define

VERSION_CONFLICT = define(
    "CMD-VERSION-001",
    zh="数据已被他人修改:您看到的是第 {expected} 版,现在是第 {actual} 版,请刷新后重试",
    en="Somebody else was faster: you saw version {expected}, it is now version {actual}; reload and try again",
)
KEY_REUSED = define(
    "CMD-KEY-001",
    zh="命令编号 {command_id} 已用于内容不同的命令",
    en="Command id {command_id} was used before with another content",
)
ALREADY_EXISTS = define(
    "CMD-EXISTS-001",
    zh="{stream} 已存在,不能重复创建",
    en="{stream} exists already and cannot be created again",
)
NOT_FOUND = define("CMD-FOUND-001", zh="本店查无 {stream}", en="There is no {stream} in this store")
ROLE_FORBIDDEN = define(
    "CMD-ROLE-001",
    zh="角色“{role_zh}”无权执行 {command}",
    en="The role {role} may not give the command {command}",
)
IN_THE_FUTURE = define(
    "CMD-TIME-001",
    zh="发生时间晚于当前时间超过 {minutes} 分钟",
    en="The time of the event lies more than {minutes} minutes in the future",
)
TOO_LATE = define(
    "CMD-TIME-002",
    zh="发生时间距今超过 {hours} 小时,须注明补录原因",
    en="The event is older than {hours} hours: a reason for the late entry is needed",
)
MALFORMED = define(
    "CMD-FORM-001",
    zh="请求的以下字段无效:{fields}",
    en="Fields of the command's envelope are not valid: {fields}",
)
WORDS_NEEDED = define(
    "CMD-REASON-001", zh="原因选择“其他”时须写明说明", en="The reason “other” needs words that say what it is"
)
UNKNOWN_COMMAND = define("CMD-KIND-001", zh="没有名为 {command} 的命令", en="There is no command {command}")
TOO_BUSY = define(
    "CMD-BUSY-001",
    zh="同一数据正被多人同时修改,请稍后重试",
    en="Too many people are changing the same thing at once; try again",
)
OUTCOME_UNKNOWN = define(
    "CMD-OUTCOME-001",
    zh="与存储的连接中断,结果未知;请用同一命令编号重试",
    en="The connection to the storage broke and the outcome is unknown; send again with the same command id",
)
NO_STORAGE = define(
    "CMD-STORAGE-001",
    zh="存储暂不可用,未保存任何内容",
    en="The storage cannot be reached; nothing was stored",
)
STORAGE_FULL = define(
    "CMD-STORAGE-002", zh="存储空间已满,未保存任何内容", en="The storage is full; nothing was stored"
)


class NoSpace(Unavailable):
    """The storage is full."""

    http_status: ClassVar[int] = 507
