"""Two tables of a read model that follows the worth of goods."""

from typing import NamedTuple

from sqlalchemy import MetaData, Table

from projections.engine.columns import big_integer, key_text, text


class Books(NamedTuple):
    """``valued``: what is on the shelf. ``lent``: what is out with a line of a job, which may come back."""

    valued: Table
    lent: Table


def books_of(metadata: MetaData) -> Books:
    return Books(
        Table(
            "valued",
            metadata,
            key_text("store"),
            key_text("part"),
            text("quantity"),
            big_integer("average_fen"),
            text("layers"),
        ),
        Table(
            "lent",
            metadata,
            key_text("store"),
            key_text("part"),
            key_text("order"),
            key_text("job"),
            key_text("line"),
            text("quantity"),
            big_integer("average_fen"),
            big_integer("fifo_fen"),
        ),
    )
