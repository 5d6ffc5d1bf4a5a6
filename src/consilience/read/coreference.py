"""Which name do the words of a report stand for: a short name, an acronym, a description, a pronoun?

Names and descriptions carry their normal form already (forms, descriptions); this is the look-up by token, with the
pronouns that have one clear antecedent nearby. It abstains rather than guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consilience.read.syntax import Syntax, Token
from consilience.records import Name
from consilience.rules import lookup

_PERSONAL = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_MALE = frozenset({"he", "him", "his", "himself"})
_MALE_TITLES = ("mr", "mr.", "sir", "king", "prince", "spokesman", "chairman", "congressman")
_FEMALE_TITLES = ("mrs", "mrs.", "ms", "ms.", "miss", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THINGS = frozenset({"organisation", "force", "place", "platform", "operation", "law"})


class Referents:
    """For each token the name that it belongs to or stands for; made once a report by `resolve`."""

    def __init__(self, by_token: dict[int, Name]) -> None:
        self._by_token = by_token

    def of(self, token: int) -> Name | None:
        """Return the name behind the token with this index; `Name.text` is its normal form. None where unsure."""
        return self._by_token.get(token)


class _Mention:
    """A name, or a pronoun that stands for it, with the token that heads it."""

    __slots__ = ("head", "name")

    def __init__(self, head: Token, name: Name) -> None:
        self.head = head
        self.name = name


def resolve(syntax: Syntax, names: tuple[Name, ...]) -> Referents:
    """Find what each name, description and pronoun of a report stands for."""
    by_token: dict[int, Name] = {}
    mentions: dict[int, _Mention] = {}
    for name in names:
        inside = syntax.tokens_in(name.span.start, name.span.end)
        if inside and inside[0].i not in by_token:
            by_token |= {token.i: name for token in inside}
            mentions[inside[0].i] = _Mention(_head(inside), name)
    _resolve_pronouns(syntax, mentions, by_token)
    return Referents(by_token)


def _head(inside: Sequence[Token]) -> Token:
    """Return the token of a name that hangs on a word outside it."""
    members = {token.i for token in inside}
    return next((t for t in inside if t.head not in members or t.head == t.i), inside[-1])


def _resolve_pronouns(syntax: Syntax, mentions: dict[int, _Mention], by_token: dict[int, Name]) -> None:
    here: list[_Mention] = []
    last: list[_Mention] = []
    genders = {mention.name.text: _gender(mention.name) for mention in mentions.values()}
    sentence = 0
    for token in syntax.tokens:
        if token.sentence != sentence:
            here, last, sentence = [], here, token.sentence
        if token.i in mentions:
            here.append(mentions[token.i])
        elif token.lower in _PERSONAL or token.lower in _NEUTER:
            name = _antecedent(token, here, last, genders)
            if name is not None:
                by_token[token.i] = name
                here.append(_Mention(token, name))
                if token.lower in _PERSONAL:
                    genders[name.text] = _gender_of(token.lower)


def _gender(name: Name) -> str:
    """Return what title or given name tell of a person's gender, "" where they tell nothing."""
    role = (name.role or "").lower().split()
    if any(word in _MALE_TITLES for word in role):
        return "male"
    if any(word in _FEMALE_TITLES for word in role):
        return "female"
    return lookup("en", "given_names", "name", "gender").get(name.text.split()[0], "")


def _gender_of(pronoun: str) -> str:
    return "male" if pronoun in _MALE else "female"


def _antecedent(
    pronoun: Token, here: Sequence[_Mention], last: Sequence[_Mention], genders: Mapping[str, str]
) -> Name | None:
    """Return the one name that a pronoun can stand for, in its own sentence before it or else in the one before."""
    fitting = [m for m in here if _fits(m.name, pronoun.lower, genders)]
    if not fitting:
        fitting = [m for m in last if _fits(m.name, pronoun.lower, genders)]
    subjects = [m for m in fitting if m.head.dep in _SUBJECTS]
    if pronoun.lower in _PERSONAL:
        return _only(fitting) or (_only(subjects) if pronoun.dep in _SUBJECTS else None)
    return _only(subjects)


def _fits(name: Name, pronoun: str, genders: Mapping[str, str]) -> bool:
    if pronoun in _NEUTER:
        return name.kind in _THINGS
    return name.kind == "person" and genders.get(name.text, "") in ("", _gender_of(pronoun))


def _only(mentions: Sequence[_Mention]) -> Name | None:
    return mentions[-1].name if len({m.name.text for m in mentions}) == 1 else None
