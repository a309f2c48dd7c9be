"""``projections pause``, ``resume``, ``roll-back``, ``drop-old``: which copy is read, and whether it moves."""

from cli.language import Language, both
from cli.opening import open_existing
from cli.options import Data, Lang, Name
from cli.screen import out
from runtime.system import System


def pause(name: Name, data: Data = None, lang: Lang = Language.ZH) -> None:
    """暂停 / take no more events until it is resumed; queries go on."""
    with open_existing(data) as system:
        system.engine.pause(name)
        _say(system, name, "已暂停", "takes no more events")


def resume(name: Name, data: Data = None, lang: Lang = Language.ZH) -> None:
    """继续 / go on after a pause, or try again after a failure."""
    with open_existing(data) as system:
        system.engine.resume(name)
        _say(system, name, "继续", "goes on")


def roll_back(name: Name, data: Data = None, lang: Lang = Language.ZH) -> None:
    """回退 / read the former copy again, caught up; the other one is kept."""
    with open_existing(data) as system:
        system.engine.roll_back(name)
        _say(system, name, "已回退到旧副本", "is read from its former copy")


def drop_old(name: Name, data: Data = None, lang: Lang = Language.ZH) -> None:
    """删除旁边的副本 / drop the copy that is not read, kept or half built."""
    with open_existing(data) as system:
        dropped = system.engine.drop_old(name)
    said = (
        both(f"{name}：已删除旁边的副本。", f"({name}: the copy beside is dropped)")
        if dropped
        else both(f"{name}：旁边没有副本。", f"({name}: there is no copy beside)")
    )
    out().print(said, soft_wrap=True)


def _say(system: System, name: str, zh: str, en: str) -> None:
    now = system.engine.state(name)
    at = f"{now.position:,}"
    out().print(
        both(
            f"{name}：{zh}；状态 {now.status.value}，位置 {at}。",
            f"({name} {en}: {now.status.value} at {at})",
        ),
        soft_wrap=True,
    )
