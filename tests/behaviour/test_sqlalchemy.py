"""SQLAlchemy maps subclasses of generated classes, slots and all, to the tables of SQLite."""

from __future__ import annotations

import gc
import json
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from spec_package import Compiled, spec_package

from generator.config import Config

sa: Any = pytest.importorskip("sqlalchemy")
orm: Any = pytest.importorskip("sqlalchemy.orm")

HEAD = "| Name | Type | Required | Key |\n| --- | --- | --- | --- |\n"
PAGES = {
    "order.md": f"# Order\n\n{HEAD}| id | int | yes | orderId |\n| note | string | no | note |\n"
    "| lines | list of Line | yes | lines |\n",
    "line.md": f"# Line\n\n{HEAD}| id | int | yes | id |\n| sku | string | yes | sku |\n",
}
DOCUMENT = b'{"orderId":1,"lines":[{"id":1,"sku":"a"},{"id":2,"sku":"b"}],"note":"x"}'


@pytest.fixture(
    scope="module",
    params=[{}, {"weak_references": True}, {"slots": False}],
    ids=["slots", "weak references", "no slots"],
)
def made(request: pytest.FixtureRequest) -> Iterator[Compiled]:
    with spec_package(PAGES, "plain", Config(**request.param)) as compiled:
        yield compiled


@pytest.fixture
def rows(made: Compiled) -> Iterator[tuple[type, Any]]:
    """Yield a subclass of Order that has a table, and an engine."""
    package: Any = made.package
    registry = orm.registry()
    order_row = type("OrderRow", (package.Order,), {})
    line_row = type("LineRow", (package.Line,), {})
    orders = sa.Table(
        "orders",
        registry.metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("note", sa.String),
    )
    lines = sa.Table(
        "lines",
        registry.metadata,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("sku", sa.String),
        sa.Column("order_id", sa.ForeignKey("orders.id")),
    )
    registry.map_imperatively(line_row, lines)
    related = {"lines": orm.relationship(line_row)}
    registry.map_imperatively(order_row, orders, properties=related)
    engine = sa.create_engine("sqlite://")
    registry.metadata.create_all(engine)
    yield order_row, engine
    registry.dispose()
    engine.dispose()


def test_what_is_read_from_json_is_stored_and_written(
    made: Compiled, rows: tuple[Any, Any]
) -> None:
    order_row, engine = rows
    line_row = order_row.lines.property.mapper.class_
    read = made.package.Order.from_json(DOCUMENT)
    lines = [line_row(id=line.id, sku=line.sku) for line in read.lines]
    with orm.Session(engine) as session:
        session.add(order_row(id=read.id, note=read.note, lines=lines))
        session.commit()
    with orm.Session(engine) as session:
        stored = session.get(order_row, 1)
        assert json.loads(stored.to_json()) == json.loads(DOCUMENT)
        stored.note = None
        stored.lines[0].sku = "c"
        session.commit()
    with orm.Session(engine) as session:
        found = session.scalars(sa.select(order_row).where(order_row.id == 1)).one()
        assert [line.sku for line in found.lines] == ["c", "b"]
        assert "note" not in found.to_dict()


def test_a_row_without_relations_is_read_from_json(rows: tuple[Any, Any]) -> None:
    order_row, engine = rows
    line_row = order_row.lines.property.mapper.class_
    with orm.Session(engine) as session:
        session.add(line_row.from_json(b'{"id":7,"sku":"z"}'))
        session.commit()
        assert session.get(line_row, 7).to_json() == b'{"id":7,"sku":"z"}'


def test_sessions_hold_objects_weakly(rows: tuple[Any, Any]) -> None:
    order_row, engine = rows
    with orm.Session(engine) as session:
        session.add(order_row(id=1, lines=[]))
        session.commit()
        stored = session.get(order_row, 1)
        weak = weakref.ref(stored)
        del stored
        gc.collect()
        assert weak() is None
