"""``aftersales replay``: what happened to a thing, step by step, as it stood on any day."""

import json
from typing import Annotated, Any

import typer
from pydantic import JsonValue

from application.replay import AsOf, Step, Timeline, parse_as_of, replay
from application.replay.flatten import flatten
from application.vault import Vault
from cli.finding import find_stream
from cli.language import Language, language
from cli.opening import open_existing
from cli.options import Data, Json, Lang
from cli.revealing import words_of
from cli.screen import out
from cli.tables.timeline import timeline_table
from domain.catalogue import DECIDERS
from domain.event_labels import EVENT_LABELS

_DECIDERS = {decider.kind.replace("_", "-"): decider for decider in DECIDERS}

_Kind = Annotated[str, typer.Argument(help="对象 / kind: work-order, visit, vehicle ...", metavar="KIND")]
_Id = Annotated[str, typer.Argument(help="编号或其开头 / id, or its beginning", metavar="ID")]
_AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        help="截至日志位置或时间 / log position, or time such as 2026-03-02T18:00:00+08:00",
        show_default=False,
    ),
]
_Reveal = Annotated[bool, typer.Option("--reveal", help="显示个人信息原文 / show the words of persons")]


def replay_command(
    kind: _Kind,
    id_: _Id,
    *,
    as_of: _AsOf = None,
    as_json: Json = False,
    reveal: _Reveal = False,
    data: Data = None,
    lang: Lang = Language.ZH,
) -> None:
    """重放历史 / replay: each event, when, who, why, and what it changed."""
    moment = parse_as_of(as_of) if as_of else None
    decider = _DECIDERS.get(kind)
    if decider is None:
        raise typer.BadParameter(f"可用 / one of: {', '.join(_DECIDERS)}", param_hint="KIND")
    with open_existing(data) as system:
        stream = find_stream(system.log, decider, id_)
        timeline = replay(system.log, decider, stream, moment, language=language())
        vault = system.vault if reveal else None
        if as_json:
            typer.echo(json.dumps(_document(timeline, moment, vault), ensure_ascii=False, indent=2))
        else:
            out().print(timeline_table(timeline, decider.zh, vault))


def _document(timeline: Timeline[Any], moment: AsOf | None, vault: Vault | None) -> dict[str, JsonValue]:
    """``left_out``: events that were not known at the moment asked for."""
    as_of: JsonValue = None
    if moment is not None:
        as_of = moment.time.isoformat() if moment.time else moment.position
    return {
        "stream": timeline.stream,
        "as_of": as_of,
        "left_out": timeline.left_out,
        "events": [_step(step, vault) for step in timeline.steps],
        "state": dict(flatten(timeline.state, language())),
    }


def _step(step: Step, vault: Vault | None) -> JsonValue:
    recorded = step.recorded
    label = EVENT_LABELS[recorded.event.type_name]
    told: dict[str, JsonValue] = {
        "version": recorded.version,
        "position": recorded.position,
        "type": recorded.event.type_name,
        "label": {"zh": label.zh, "en": label.en},
        "envelope": recorded.meta.model_dump(mode="json"),
        "event": recorded.event.model_dump(mode="json"),
        "changes": [
            {"path": change.path, "before": change.before, "after": change.after} for change in step.changes
        ],
    }
    if vault is not None:
        told["words"] = dict(words_of(vault, recorded))
    return told
