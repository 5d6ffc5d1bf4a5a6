"""How does a case travel? As a zip of its rows and originals, with a manifest that gives the hash of each member.

Equal cases give equal bundles, byte for byte; what is read back is checked against the manifest, then against the log,
before any of it counts.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy import Connection, LargeBinary, Table

from consilience.problems import CaseError
from consilience.store import chain
from consilience.store.checking import find_faults
from consilience.store.copying import check_empty, put_rows, rows_of
from consilience.store.opening import FORMS
from consilience.store.tables import LASTING, originals
from consilience.store.words import fill_search

MANIFEST: Final = "manifest.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)
LARGEST_MEMBER: Final = 64 * 2**30
"""Bytes; a bundle comes from somebody else, and a small zip can hold a very large nothing."""
LONGEST_LINE: Final = 256 * 2**20
_STEP = 1 << 20


def write_bundle(connection: Connection, path: Path, *, tool: str) -> None:
    """Write everything that lasts to a new zip file."""
    members: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
        for table in LASTING:
            name = f"tables/{table.name}.jsonl"
            members[name] = _write(bundle, name, _lines(connection, table))
        for row in rows_of(connection, originals):
            name = f"originals/{row['sha256']}"
            members[name] = _write(bundle, name, [row["bytes"]])
        manifest = {
            "what": "a case file of consilience",
            "form": FORMS[-1],
            "tool": tool,
            "entries": chain.length(connection),
            "head": chain.head(connection),
            "members": members,
        }
        text = json.dumps(manifest, indent=1, sort_keys=True).encode()
        _write(bundle, MANIFEST, [text + b"\n"])


def read_bundle(connection: Connection, path: Path) -> None:
    """Write a bundle's rows into an empty case; the caller's transaction makes it one step.

    Raises CaseError for what is no bundle, for a member that is not what the manifest says, and for a case that would
    not pass `verify`.
    """
    check_empty(connection)
    try:
        with zipfile.ZipFile(path) as bundle:
            manifest = _manifest(bundle, path)
            for table in LASTING:
                put_rows(connection, table, _rows(bundle, table, manifest["members"]))
    except (zipfile.BadZipFile, EOFError, KeyError, TypeError, ValueError, binascii.Error) as error:
        raise CaseError(f"{path}: it is not a whole bundle of a case ({error}); export it again") from error
    fill_search(connection)
    fault = next(find_faults(connection), None)
    if fault is None and chain.head(connection) != manifest["head"]:
        fault = "its log does not end as the manifest says"
    if fault is not None:
        raise CaseError(f"{path}: {fault}; nothing of it was taken over")


def _write(bundle: zipfile.ZipFile, name: str, chunks: Iterable[bytes]) -> dict[str, Any]:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    digest, size = hashlib.sha256(), 0
    with bundle.open(info, "w", force_zip64=True) as member:
        for chunk in chunks:
            member.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return {"sha256": digest.hexdigest(), "size": size}


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    for row in rows_of(connection, table):
        plain = {
            name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
            for name, value in row.items()
            if not (table is originals and name == "bytes")
        }
        yield chain.as_json(plain).encode() + b"\n"


def _manifest(bundle: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    with bundle.open(MANIFEST) as member:
        manifest: dict[str, Any] = json.loads(member.read(LONGEST_LINE))
    if manifest["form"] != FORMS[-1]:
        newer = manifest["form"] > FORMS[-1]
        raise CaseError(f"{path}: written by {'a newer' if newer else 'another'} version of consilience; upgrade it")
    if set(bundle.namelist()) != {*manifest["members"], MANIFEST}:
        raise CaseError(f"{path}: it does not hold the members that its manifest names; export it again")
    for name, said in sorted(manifest["members"].items()):
        if _digest(bundle, name) != (said["sha256"], said["size"]):
            raise CaseError(f"{path}: {name} is not what the manifest says; export it again")
    return manifest


def _digest(bundle: zipfile.ZipFile, name: str) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with bundle.open(name) as member:
        while chunk := member.read(_STEP):
            digest.update(chunk)
            size += len(chunk)
            if size > LARGEST_MEMBER:
                raise ValueError(f"{name} is larger than {LARGEST_MEMBER:,} bytes")
    return digest.hexdigest(), size


def _rows(bundle: zipfile.ZipFile, table: Table, members: dict[str, Any]) -> Iterator[dict[str, Any]]:
    name = f"tables/{table.name}.jsonl"
    if name not in members:
        raise ValueError(f"{name} is missing")
    with bundle.open(name) as member:
        for line in _split(member):
            row = json.loads(line)
            if table is originals:
                row["bytes"] = bundle.read(f"originals/{row['sha256']}")
            yield _checked(row, table)


def _split(member: IO[bytes]) -> Iterator[bytes]:
    while line := member.readline(LONGEST_LINE):
        yield line


def _checked(row: dict[str, Any], table: Table) -> dict[str, Any]:
    """Return a row with its bytes as bytes. Raises ValueError for other columns than the table has."""
    if set(row) != {column.name for column in table.columns}:
        raise ValueError(f"a row of {table.name} has other columns")
    return {
        column.name: base64.b64decode(row[column.name], validate=True)
        if isinstance(column.type, LargeBinary) and isinstance(row[column.name], str)
        else row[column.name]
        for column in table.columns
    }
