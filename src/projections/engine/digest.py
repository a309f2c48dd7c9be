"""A fingerprint of what a read model shows, equal on every database and however it came about."""

import hashlib

from projections.engine.bound import Bounds
from projections.engine.columns import json_text
from projections.engine.dbapi import Record
from projections.engine.reader import Reader
from projections.engine.table_sql import TableSql


class Digest:
    """SHA-256 over tables in the order of the declaration and rows in order of their keys."""

    def __init__(self) -> None:
        self._sha = hashlib.sha256()

    def table(self, sql: TableSql) -> None:
        """The rows that follow are of this table."""
        self._sha.update(json_text([sql.table.name, *sql.names]).encode())

    def add(self, row: bytes) -> None:
        """See :func:`encoded`."""
        self._sha.update(row)

    def hex(self) -> str:
        return self._sha.hexdigest()


def encoded(record: Record) -> bytes:
    """A row as it goes into a digest."""
    return json_text(record).encode() + b"\n"


def digest(reader: Reader, bounds: Bounds, name: str) -> str:
    """Of the copy that is read; the checkpoint is not part of it."""
    whole = Digest()
    with reader.snapshot() as reading:
        for sql in bounds.at(name, reading.standing(name).slot).tables:
            whole.table(sql)
            for record in sql.pages(reading.cursor):
                whole.add(encoded(record))
    return whole.hex()
