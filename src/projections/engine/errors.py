"""Errors of the read side that a user may meet."""

from domain.errors import NotFound, Refused, Unavailable, define

UNKNOWN_PROJECTION = define(
    "READ-NAME-001",
    zh="没有名为 {name} 的读模型",
    en="There is no read model named {name}",
)
WRONG_STATUS = define(
    "READ-STATUS-001",
    zh="读模型 {name} 当前状态为 {status},不能执行 {action}",
    en="Read model {name} is {status}: {action} is not possible",
)
BUILD_FAILED = define(
    "READ-BUILD-001",
    zh="读模型 {name} 构建失败,停在位置 {position}:{failure}",
    en="Building read model {name} failed at position {position}: {failure}",
)
REPLACED = define(
    "READ-BUILD-002",
    zh="读模型 {name} 正在构建的副本已被其他进程切换、取消或重新开始",
    en="The copy of read model {name} that was being built has been switched, dropped or begun anew by another process",
)
NOT_KEPT = define(
    "READ-SLOT-001",
    zh="读模型 {name} 没有保留的旧副本,无法回退",
    en="Read model {name} has no former copy to roll back to",
)
STILL_READ = define(
    "READ-SLOT-002",
    zh="读模型 {name} 的旧副本在 {seconds} 秒内一直有查询在读取,请稍后再删除",
    en="The former copy of read model {name} was being read for all of {seconds} seconds; drop it later",
)
OTHER_LOG = define(
    "READ-LOG-001",
    zh="读模型 {name} 已到位置 {position},事件日志只到 {head}:不是同一个日志,请重建读模型",
    en="Read model {name} is at position {position}, the event log ends at {head}: not the same log; rebuild the model",
)
UNKNOWN_DATABASE = define(
    "READ-URL-001",
    zh="读模型数据库地址须为 sqlite:///文件 或 postgresql://…",
    en="The URL of the read models' database must be sqlite:///FILE or postgresql://...",
)


class UnknownProjection(NotFound):
    """No such read model is registered."""


class WrongStatus(Refused):
    """The life cycle does not allow this now."""


class BuildFailed(Unavailable):
    """Events could not be projected while a read model was being built; nothing of their batch was stored."""


class BuildReplaced(Refused):
    """Somebody else has done something with the copy that was being built here."""


class NotKept(Refused):
    """There is no former copy."""


class StillRead(Unavailable):
    """Queries that began before the switch have not ended."""


class OtherLog(Unavailable):
    """The stored positions lie beyond the end of the log."""


class UnknownDatabase(Unavailable):
    """The URL names no database that read models can live in."""
