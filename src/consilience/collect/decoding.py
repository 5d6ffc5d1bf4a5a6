"""Which characters do these bytes stand for?"""

from __future__ import annotations

import codecs

from consilience.problems import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MOST_CHARACTERS = 1_000_000
"""Of one report: about 150,000 words, a long book."""
MOST_CONTROLS = 0.02
"""Share of control characters above which decoded bytes are no text."""
GUESS_SAMPLE = 200_000
"""Bytes that an encoding is guessed from."""


def decode(data: bytes) -> str:
    """Decode bytes: by byte order mark, as UTF-8, else by the likeliest encoding. Raises UnreadableError for binary."""
    if not data.strip():
        raise UnreadableError("it is empty")
    text = _by_mark(data)
    if text is None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = _by_guess(data)
    return clean(text)


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise UnreadableError(f"it is marked as {encoding} but is not ({error.reason})") from error
    return None


def _by_guess(data: bytes) -> str:
    if b"\x00" in data[:GUESS_SAMPLE]:
        raise UnreadableError("it is a binary file, not text")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:GUESS_SAMPLE]).best()
    if best is None:
        raise UnreadableError("it is a binary file, or text in an encoding that cannot be told")
    return data.decode(best.encoding, errors="replace")


def clean(text: str) -> str:
    """Make line ends newlines, then `mend`. Raises UnreadableError for what is no text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    controls = sum(character < " " and character not in "\n\t\f\x0b" for character in text)
    if controls > max(1, MOST_CONTROLS * len(text)):
        raise UnreadableError("it is a binary file, not text")
    return mend(text)


def mend(text: str) -> str:
    """Replace NULs and lone surrogates one for one: offsets into the text stay what they were."""
    return text.replace("\x00", " ").encode("utf-8", "replace").decode("utf-8")


def check_length(text: str) -> None:
    """Refuse a text that is empty or too long for one report."""
    if not text.strip():
        raise UnreadableError("it holds no text")
    if len(text) > MOST_CHARACTERS:
        raise UnreadableError(f"its text has {len(text):,} characters; a report may have {MOST_CHARACTERS:,}")
