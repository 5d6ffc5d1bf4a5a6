"""For which body does somebody speak? "A senior official of the Harbour Ministry" gives the word of the ministry."""

from __future__ import annotations

import re
from functools import cache

from consilience.rules import lookup
from consilience.weigh.measures import listed

_NAME = r"[A-Z][\w’'-]*(?:\s(?:(?:of|for|and|the)\s)*[A-Z][\w’'-]*)*"
_PERSON = r"(?:officials?|officers?|spokes\w+|sources?|aides?|representatives?|statement|communiqu[ée])"
_OF = re.compile(rf"\b{_PERSON}\s(?:of|from|at|in|for|with)\s(?:the\s|its\s)?(?P<body>{_NAME})")
_BEFORE = re.compile(rf"(?:^|\s)(?P<body>{_NAME})\s{_PERSON}\b")
_ROOT = 5


def body_of(description: str) -> str | None:
    """Return the body that a description names as the speaker's own; None where it names none.

    >>> body_of("a senior official of the Harbour Ministry"), body_of("Harbour Ministry spokeswoman Mara Voss")
    ('Harbour Ministry', 'Harbour Ministry')
    >>> body_of("a source in Port Sallo")
    """
    found = _OF.search(description) or _BEFORE.search(description)
    if found is None:
        return None
    body = found["body"].removeprefix("The ").removeprefix("A ").removeprefix("An ")
    return body if telling_words(body) else None


@cache
def telling_words(name: str) -> frozenset[str]:
    """Return the words of the name of a body, cut so that Defence and Defense are one; none for a person's name.

    Their order does not count: "Defence Ministry" and "Ministry of Defence" are one body.
    """
    found = [word for word in re.findall(r"[^\W\d_]+", name.casefold()) if word not in listed("smallwords")]
    bodies = lookup("en", "sources", "word", "kind")
    is_body = any(bodies.get(word) == "institution" for word in found)
    return frozenset(word[:_ROOT] for word in found) if is_body else frozenset()


def body_mark(name: str) -> str:
    """Return the mark under which the assertions of one body are joined."""
    return f"name {' '.join(sorted(telling_words(name)))}"
