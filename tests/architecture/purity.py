"""Finds clocks, chance and I/O in source text. Names are followed through imports and aliases."""

from __future__ import annotations

import ast

FORBIDDEN_MODULES = frozenset(
    """
    random secrets time os io sys pathlib shutil tempfile glob subprocess socket ssl select selectors signal
    threading multiprocessing concurrent asyncio urllib http requests httpx sqlite3 psycopg psycopg_pool
    logging locale platform getpass
    """.split()
)
FORBIDDEN_NAMES = frozenset(
    """
    datetime.datetime.now datetime.datetime.utcnow datetime.datetime.today datetime.date.today
    uuid.uuid1 uuid.uuid4 uuid.uuid6 uuid.uuid7 uuid.getnode
    """.split()
)
FORBIDDEN_BUILTINS = frozenset("open print input breakpoint eval exec __import__ id hash".split())


def impurities(source: str) -> list[str]:
    """`line: what` for everything whose answer depends on more than its arguments."""
    tree = ast.parse(source)
    names = _imported_names(tree)
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.stmt | ast.expr)]
    found = {(node.lineno, what) for node in nodes for what in _impure(node, names)}
    return [f"{line}: {what}" for line, what in sorted(found)]


def _imported_names(tree: ast.AST) -> dict[str, str]:
    """Local name -> dotted name it stands for."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                root = alias.name.partition(".")[0]
                names[alias.asname or root] = alias.name if alias.asname else root
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _impure(node: ast.AST, names: dict[str, str]) -> list[str]:
    match node:
        case ast.Import(names=aliases):
            return [alias.name for alias in aliases if alias.name.partition(".")[0] in FORBIDDEN_MODULES]
        case ast.ImportFrom(module=str(module), level=0) if module.partition(".")[0] in FORBIDDEN_MODULES:
            return [module]
        case ast.ImportFrom(module=str(module), level=0, names=aliases):
            return [f"{module}.{a.name}" for a in aliases if f"{module}.{a.name}" in FORBIDDEN_NAMES]
        case ast.Attribute():
            dotted = _dotted(node, names)
            return [dotted] if dotted in FORBIDDEN_NAMES else []
        case ast.Name(id=name, ctx=ast.Load()) if name in FORBIDDEN_BUILTINS:
            return [name]
        case _:
            return []


def _dotted(node: ast.expr, names: dict[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return names.get(name, name)
        case ast.Attribute(value=value, attr=attr):
            return f"{_dotted(value, names)}.{attr}"
        case _:
            return ""
