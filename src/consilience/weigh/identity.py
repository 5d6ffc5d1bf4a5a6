"""Which finding is this? A name that lasts as long as the words behind it do, so that briefs can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from consilience.records import Citation


def finding_id(kind: str, cites: Iterable[Citation], salt: str = "") -> str:
    """Return the letter of the kind and eight hexadecimal digits over its sorted citations."""
    spans = sorted({cite.span for cite in cites})
    seed = "\n".join((kind, salt, *(f"{span.report}:{span.start}:{span.end}" for span in spans)))
    return kind[0] + sha256(seed.encode()).hexdigest()[:8]
