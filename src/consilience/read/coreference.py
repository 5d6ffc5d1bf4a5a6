"""Which name do the words of a report stand for: a short name, an acronym, a description, a pronoun?

Names and descriptions carry their normal form already (forms, descriptions); this is the look-up by token, with the
pronouns that have one clear antecedent nearby. It abstains rather than guess.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from consilience.read.genders import find_gender
from consilience.read.syntax import Syntax, Token
from consilience.records import Name

_PERSONAL = frozenset({"he", "she", "him", "his", "her", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_MALE = frozenset({"he", "him", "his", "himself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_REACH = 3
"""Sentences in which the antecedent of a pronoun is sought, its own included."""
_THINGS = frozenset({"organisation", "force", "place", "platform", "operation", "law"})


class Referents:
    """For each token the name that it belongs to or stands for; made once a report by `resolve`."""

    def __init__(self, by_token: dict[int, Name]) -> None:
        self._by_token = by_token

    def of(self, token: int) -> Name | None:
        """Return the name behind the token with this index; `Name.text` is its normal form. None where unsure."""
        return self._by_token.get(token)


class _Mention:
    """A name, or a pronoun that stands for it, with the token that heads it; without a name a "he" who is not known."""

    __slots__ = ("head", "name")

    def __init__(self, head: Token, name: Name | None) -> None:
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
    near: list[list[_Mention]] = [[] for _ in range(_REACH)]
    genders: dict[str, str] = {}
    for name in (mention.name for mention in mentions.values() if mention.name is not None):
        told = find_gender(syntax, name.span.start, name.role, name.text)
        genders[name.text] = genders.get(name.text) or told
    quoted = _quoted(syntax)
    sentence = 0
    for token in syntax.tokens:
        if token.sentence != sentence:
            near, sentence = [[], *near[:-1]], token.sentence
        if token.i in mentions:
            near[0].append(mentions[token.i])
        elif token.lower in _PERSONAL or token.lower in _NEUTER:
            sayer = _sayer_behind(syntax, token, mentions) if token.i not in quoted else None
            heard = [
                [
                    m
                    for m in there
                    if _may_be_meant(m, token, quoted)
                    and not _is_told_of(syntax, m, token)
                    and (m.name is None or m.name.text != sayer)
                ]
                for there in near
            ]
            meant = _antecedent(token, heard, genders)
            if meant is not None:
                by_token[token.i] = meant
                near[0].append(_Mention(token, meant))
                if token.lower in _PERSONAL:
                    genders[meant.text] = _gender_of(token.lower)
            elif token.lower in _PERSONAL and token.dep in _SUBJECTS:
                near[0].append(_Mention(token, None))


def _quoted(syntax: Syntax) -> frozenset[int]:
    """Return the tokens inside quotation marks; a paragraph closes what it left open."""
    found: set[int] = set()
    starts = {block.span.start for block in syntax.blocks}
    inside = False
    for token in syntax.tokens:
        if token.start in starts:
            inside = False
        if token.text in _QUOTES:
            inside = token.text == "“" or (token.text != "”" and not inside)
        elif inside:
            found.add(token.i)
    return frozenset(found)


def _may_be_meant(mention: _Mention, pronoun: Token, quoted: frozenset[int]) -> bool:
    """Keep what is quoted and what is not apart.

    A speaker does not call himself "he": in Vale said: "He must go." it is not Vale. Whom a quotation names is not who
    says it: in "Brand must go," he said. it is not Brand.
    """
    if pronoun.i in quoted:
        return mention.head.i in quoted or mention.head.dep not in _SUBJECTS
    return mention.head.i not in quoted


def _is_told_of(syntax: Syntax, mention: _Mention, pronoun: Token) -> bool:
    """Say whether a name stands in what the pronoun says: in "Vale has four brothers, he said" it is not Vale."""
    if mention.head.sentence != pronoun.sentence or pronoun.dep not in _SUBJECTS or mention.head.i > pronoun.i:
        return False
    verb = syntax.tokens[pronoun.head]
    below = mention.head
    for above in syntax.ancestors(mention.head.i):
        if above.i == verb.i:
            return below.dep == "ccomp"
        below = above
    return verb.dep == "parataxis" and any(above.i == verb.head for above in syntax.ancestors(mention.head.i))


def _sayer_behind(syntax: Syntax, pronoun: Token, mentions: Mapping[int, _Mention]) -> str | None:
    """Return who says the words around a pronoun, named behind them: in "he was armed, Vale said" he is not Vale."""
    below = pronoun
    for above in syntax.ancestors(pronoun.i):
        if below.dep == "ccomp" and above.i > pronoun.i:
            subjects = (m for m in mentions.values() if m.head.head == above.i and m.head.dep in _SUBJECTS)
            return next((m.name.text for m in subjects if m.name is not None and m.head.i > pronoun.i), None)
        below = above
    return None


def _gender_of(pronoun: str) -> str:
    return "male" if pronoun in _MALE else "female"


def _antecedent(pronoun: Token, near: Sequence[Sequence[_Mention]], genders: Mapping[str, str]) -> Name | None:
    """Return the one name that a pronoun can stand for, in the nearest sentence that has any, its own first."""
    fitting: list[_Mention] = []
    for there in near:
        fitting = [m for m in there if _fits(m, pronoun.lower, genders)]
        if fitting:
            break
    subjects = [m for m in fitting if m.head.dep in _SUBJECTS]
    if pronoun.lower in _PERSONAL:
        return _only(fitting) or (_only(subjects) if pronoun.dep in _SUBJECTS else None)
    return _only(subjects)


def _fits(mention: _Mention, pronoun: str, genders: Mapping[str, str]) -> bool:
    name = mention.name
    if name is None:
        return pronoun in _PERSONAL and _gender_of(mention.head.lower) == _gender_of(pronoun)
    if pronoun in _NEUTER:
        return name.kind in _THINGS and mention.head.tag != "NNS"  # "Vestan officials" are no "it"
    return name.kind == "person" and genders.get(name.text, "") in ("", _gender_of(pronoun))


def _only(mentions: Sequence[_Mention]) -> Name | None:
    """Return the one that all mentions name; of "he left, Vale said" the next "he" may be either, so it is neither."""
    return mentions[-1].name if len({m.name.text if m.name else "" for m in mentions}) == 1 else None
