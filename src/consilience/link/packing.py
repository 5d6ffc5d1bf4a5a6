"""How is a compared body kept in few bytes? About six a word, everything needed to compare it again."""

from __future__ import annotations

import zlib
from struct import Struct

import numpy as np
from numpy.typing import NDArray

from consilience.link.bodies import Body
from consilience.link.shingles import sort_shingles

_HEAD = Struct("<III?B")
"""Bytes of the report's id, words, sentences; whether it is written; bytes of the digest."""


def pack(body: Body) -> bytes:
    """Write a body as bytes."""
    name = body.report.encode("utf-8", "surrogatepass")
    head = _HEAD.pack(len(name), len(body.starts), len(body.sentences), body.written, len(body.digest))
    gaps = np.diff(body.starts, prepend=0), body.ends - body.starts, np.diff(body.sentences, prepend=0)
    parts = (*(part.astype("<u4").tobytes() for part in (*gaps, body.shingles)), np.packbits(body.quoted).tobytes())
    return head + zlib.compress(b"".join((name, body.digest, *parts)), 1)


def unpack(row: bytes) -> Body:
    """Read a packed body: `unpack(pack(body))` equals it."""
    named, words, sentences, written, digested = _HEAD.unpack_from(row)
    data = zlib.decompress(row[_HEAD.size :])
    name, digest = data[:named].decode("utf-8", "surrogatepass"), data[named : named + digested]
    at = named + digested

    def numbers(first: int, count: int) -> NDArray[np.uint32]:
        return np.frombuffer(data, dtype="<u4", count=count, offset=at + 4 * first)

    starts = np.cumsum(numbers(0, words), dtype=np.int64)
    ends = starts + numbers(words, words)
    firsts = np.cumsum(numbers(2 * words, sentences), dtype=np.int64)
    shingles = numbers(2 * words + sentences, words)
    bits = np.frombuffer(data, dtype=np.uint8, offset=at + 4 * (3 * words + sentences))
    quoted = np.unpackbits(bits, count=words).astype(np.bool_)
    return Body(name, starts, ends, shingles, firsts, quoted, *sort_shingles(shingles), digest, written)
