"""How are records kept as bytes? As compressed JSON lists of their fields, with the names of the fields beside them.

Never as pickles: a case may come from somebody else. A field that this version does not know is dropped, one that the
bytes do not hold takes its default.
"""

from __future__ import annotations

import json
import types
import zlib
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from consilience.problems import DamagedError
from consilience.records import Reading, Span

R = TypeVar("R")
Decode = Callable[[Any, str | None], Any]
_LEVEL = 1
"""Of zlib: three times faster than its default for a tenth more bytes."""


def pack(record: object) -> bytes:
    """Write a frozen record of records as bytes; equal records give equal bytes."""
    layout = {kind.__name__: [field.name for field in fields(kind)] for kind in _kinds(_class(record))}
    document = json.dumps([layout, record], default=_plain, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(document.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(kind: type[R], data: bytes, *, report: str | None = None) -> R:
    """Read a record back; with `report`, its spans are said to be of that report. Raises DamagedError for others."""
    try:
        layout, value = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
        found: R = _decoder(cast(Any, kind), _signature(layout))(value, report)
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DamagedError(
            f"a stored {kind.__name__.lower()} is damaged ({error}); run `consilience verify`"
        ) from error
    return found


def pack_reading(reading: Reading) -> bytes:
    """Write a reading without its text, which the case holds already."""
    return pack(replace(reading, text=""))


def unpack_reading(data: bytes, *, report: str, text: str) -> Reading:
    """Read the reading of a report back, under the id that the report has now."""
    return replace(unpack(Reading, data, report=report), report=report, text=text)


def _class(record: object) -> Any:
    return type(record)


def _plain(value: object) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return _values_of(_class(value))(value)


@cache
def _values_of(kind: Any) -> Callable[[object], Any]:
    names = [field.name for field in fields(kind)]
    return attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]


Signature = tuple[tuple[str, tuple[str, ...]], ...]


def _signature(layout: dict[str, list[str]]) -> Signature:
    return tuple(sorted((name, tuple(members)) for name, members in layout.items()))


@cache
def _kinds(kind: Any) -> tuple[type, ...]:
    """Return a record's class and those of the records within it, by name."""
    found: dict[str, type] = {}
    waiting: list[Any] = [kind]
    while waiting:
        one = waiting.pop()
        waiting.extend(get_args(one))
        if isinstance(one, type) and is_dataclass(one) and one.__name__ not in found:
            found[one.__name__] = one
            waiting.extend(get_type_hints(one).values())
    return tuple(found[name] for name in sorted(found))


@cache
def _decoder(kind: Any, layout: Signature) -> Decode:
    """Return the function that makes a `kind` of plain JSON values; its second argument is the report of the spans."""
    if is_dataclass(kind):
        return _record_decoder(kind, dict(layout), lambda hint: _decoder(hint, layout))
    if kind is Span:
        return lambda v, r: Span(v[0] if r is None else r, v[1], v[2])
    if get_origin(kind) in (Union, types.UnionType):
        inner = _decoder(next(part for part in get_args(kind) if part is not type(None)), layout)
        return lambda v, r: None if v is None else inner(v, r)
    if get_origin(kind) is tuple:
        return _tuple_decoder(kind, lambda hint: _decoder(hint, layout))
    return _plain_decoder(kind)


def _plain_decoder(kind: Any) -> Decode:
    if kind in (date, datetime):
        return lambda v, _: kind.fromisoformat(v)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return lambda v, _: kind(v)
    return lambda v, _: v


def _tuple_decoder(kind: Any, decoder: Callable[[Any], Decode]) -> Decode:
    parts = get_args(kind)
    if len(parts) == 2 and parts[1] is Ellipsis:
        inner = decoder(parts[0])
        return lambda v, r: tuple([inner(item, r) for item in v])
    inners = tuple(decoder(part) for part in parts)
    return lambda v, r: tuple([inner(item, r) for inner, item in zip(inners, v, strict=True)])


def _record_decoder(kind: Any, layout: dict[str, tuple[str, ...]], decoder: Callable[[Any], Decode]) -> Decode:
    hints = get_type_hints(kind)
    known: dict[str, Field[Any]] = {field.name: field for field in fields(kind)}
    stored = layout.get(kind.__name__, tuple(known))
    for name, field in known.items():
        if name not in stored and field.default is MISSING and field.default_factory is MISSING:
            raise KeyError(name)
    decoders = tuple((name, decoder(hints[name])) if name in known else None for name in stored)
    if tuple(known) == stored:
        inners = tuple(part[1] for part in decoders if part is not None)
        return lambda v, r: kind(*[inner(item, r) for inner, item in zip(inners, v, strict=True)])
    return lambda v, r: kind(**{p[0]: p[1](item, r) for p, item in zip(decoders, v, strict=True) if p is not None})
