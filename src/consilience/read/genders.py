"""Is a person of the report a woman or a man, as far as title, kin and given name tell: "Ms Marsh", "King", "Ana"?"""

from __future__ import annotations

from consilience.read.syntax import Syntax
from consilience.rules import lookup

_MALE = frozenset(
    {
        *(
            "mr",
            "mr.",
            "sir",
            "lord",
            "king",
            "prince",
            "emperor",
            "duke",
            "sultan",
            "emir",
            "pope",
            "spokesman",
            "chairman",
        ),
        *(
            "congressman",
            "councilman",
            "alderman",
            "businessman",
            "policeman",
            "gunman",
            "fisherman",
            "actor",
            "brother",
        ),
        *(
            "father",
            "son",
            "husband",
            "uncle",
            "nephew",
            "grandfather",
            "señor",
            "herr",
            "monsieur",
            "imam",
            "cardinal",
        ),
        *(
            "bishop",
            "archbishop",
            "sheikh",
            "sheik",
            "mullah",
            "ayatollah",
            "rabbi",
            "airman",
            "statesman",
            "cameraman",
        ),
    }
)
_FEMALE = frozenset(
    {
        *("mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "queen", "princess", "empress", "duchess", "baroness"),
        *("spokeswoman", "chairwoman", "congresswoman", "councilwoman", "businesswoman", "policewoman", "actress"),
        *("sister", "mother", "daughter", "wife", "aunt", "niece", "grandmother", "señora", "frau", "madame", "nun"),
    }
)


def find_gender(syntax: Syntax, start: int, role: str | None, name: str) -> str:
    """Return "male", "female" or "" for the person whose name begins at this character: role, title, given name."""
    token = syntax.token_at(start)
    before = syntax.tokens[token.i - 1] if token and token.i else None
    words = {*(role or "").lower().split()}
    if before is not None and token is not None and before.sentence == token.sentence:
        words.add(before.lower)
    if words & _FEMALE:
        return "female"
    return "male" if words & _MALE else given_gender(name)


def given_gender(name: str) -> str:
    """Return what the given name of a full name tells, "" where it tells nothing."""
    words = name.split()
    return lookup("en", "given_names", "name", "gender").get(words[0], "") if words else ""
