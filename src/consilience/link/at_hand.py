"""What of a table is kept decoded in memory? The rows last asked for: a case on disk is to answer almost as fast."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from consilience.link.shelves import Rows

Value = TypeVar("Value")


class AtHand(Generic[Value]):
    """A table of rows read and written as values."""

    def __init__(self, rows: Rows, pack: Callable[[Value], bytes], unpack: Callable[[bytes], Value], most: int) -> None:
        """Keep the last `most` values in memory."""
        self._rows = rows
        self._pack, self._unpack = pack, unpack
        self._most = most
        self._kept: OrderedDict[int, Value] = OrderedDict()
        self.keys = rows.keys

    def get(self, key: int) -> Value | None:
        """Give the value of a key, None where there is none."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        row = self._rows.get(key)
        if row is None:
            return None
        value = self._unpack(row)
        self._keep(key, value)
        return value

    def put(self, key: int, value: Value) -> None:
        """Keep a value, in the place of an earlier one."""
        self._rows.put(key, self._pack(value))
        self._keep(key, value)

    def drop(self, key: int) -> None:
        """Forget a value."""
        self._kept.pop(key, None)
        self._rows.drop(key)

    def _keep(self, key: int, value: Value) -> None:
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
