"""What does a reporting verb attribute, and to whom? "X said that ...", "..., X said", "X has denied plans for ..."."""

from __future__ import annotations

from collections.abc import Iterator

from consilience.read.cues import Cue, closes, find_cue, is_misread
from consilience.read.subjects import argument_words, shares_telling
from consilience.read.syntax import Syntax, Token
from consilience.read.voices_contents import find_complement
from consilience.read.voices_drafts import Draft, act_of, inner, is_negated
from consilience.read.voices_people import PRONOUNS, is_person, is_speaker
from consilience.read.voices_refusals import find_refusal, is_inside_refusal
from consilience.read.voices_sources import (
    Source,
    find_quoter,
    find_source,
    noun_phrase_after,
    noun_phrase_before,
    quoting_verb,
    set_off_before,
)
from consilience.read.voices_tails import find_tail, is_quote_mark

_FINITE = ("VBD", "VBZ", "VBP")
_NAMING = ("CC", "CD", "DT", "JJ", "NN", "NNP", "NNPS", "NNS", "POS")
"""Tags of the words of a noun phrase."""
_THINGS = {"this", "that", "these", "those", "it", "which", "what", "all", "there"}
_MODALS = {"can", "ca", "could", "may", "might", "must", "should", "ought"}
_WISHING = {
    "want",
    "plan",
    "expect",
    "intend",
    "hope",
    "need",
    "have",
    "refuse",
    "decline",
    "ask",
    "urge",
    "fail",
    "tell",
    "direct",
    "instruct",
    "order",
}
_PROVING = {"demonstrate", "prove", "show"}
"""What a thing may be there for: "arranged to show that ..."."""
_INSERTED = 3
"""Words between a verb and its complement that are no sign of another construction ("said on Monday that")."""


def verb_drafts(syntax: Syntax) -> Iterator[Draft]:
    """Yield the attributions of reporting verbs, in reading order; those whose words are not known yet have none."""
    for token in syntax.tokens:
        if is_misread(syntax, token):
            yield from _misread(syntax, token)
        elif closes(syntax, token):
            yield from _closing(syntax, token)
        if (
            _cites_somebody(syntax, token)
            or _quotes_somebody(syntax, token)
            or not token.tag.startswith("VB")
            or token.dep in ("aux", "auxpass", "amod", "compound")
        ):
            continue
        draft = find_refusal(syntax, token)
        if draft is None and not is_inside_refusal(syntax, token):
            cue = find_cue(syntax, token)
            draft = _draft(syntax, token, cue) if cue else None
        if draft is not None:
            yield draft


def _cites_somebody(syntax: Syntax, verb: Token) -> bool:
    """Say whether a `citing` names a source, which is a phrase of its own: not "citing fears of a flood"."""
    return verb.lower == "citing" and any(is_speaker(thing) for thing in syntax.dependents(verb.i, "dobj"))


def _quotes_somebody(syntax: Syntax, verb: Token) -> bool:
    """Say whether a verb only passes on what its object says: "AP quoted the mayor as saying"."""
    links = [link for link in syntax.dependents(verb.i, "prep", "advcl") if link.lower == "as"]
    return any(quoting_verb(syntax, said) == verb for link in links for said in syntax.dependents(link.i, "pcomp"))


def _misread(syntax: Syntax, word: Token) -> Iterator[Draft]:
    """Take the clause behind a verb that the parser holds for a noun: "many doubt they could"."""
    cue = find_cue(syntax, word)
    clause = syntax.tokens[syntax.tokens[word.i + 1].head]
    if cue is not None and "clause" in cue.takes and clause.i > word.i:
        content = tuple(i for i in syntax.subtree(clause.i) if i > word.i)
        source = Source((word.i - 1,), word.i - 1)
        yield Draft((word.i,), content, cue.act, "verb.misread", source, head=word.i)


def _closing(syntax: Syntax, word: Token) -> Iterator[Draft]:
    """Take the clause before evidence whose verb the parser holds for a noun: "He paid in June, port records show"."""
    cue = find_cue(syntax, word)
    first = word.i
    while first and syntax.tokens[first - 1].tag in _NAMING and syntax.tokens[first - 1].sentence == word.sentence:
        first -= 1
    content = inner(syntax, tuple(range(syntax.sentences[word.sentence].first, max(first - 1, 0))))
    told = any(syntax.tokens[i].tag in (*_FINITE, "MD") for i in content)
    if cue is not None and told and syntax.tokens[first - 1].text == ",":
        source = Source(tuple(range(first, word.i)), word.i - 1)
        yield Draft((word.i,), content, cue.act, "verb.misread", source, head=word.i)


def _draft(syntax: Syntax, verb: Token, cue: Cue) -> Draft | None:
    source = _source(syntax, verb)
    if not source.tokens and not _may_lack_source(syntax, verb):
        return None
    if not _can_speak(syntax, verb, source, cue) or _labels_picture(syntax, verb, source):
        return None
    if cue.kind != "mind" and (_is_unspoken(syntax, verb) or _is_to_show(syntax, verb, source)):
        return None
    negated = is_negated(syntax, verb)
    content, rule, bracket = _content(syntax, verb, cue, source)
    if rule in ("object", "passive", "reduced") and not _may_have_object(syntax, verb, source, cue, content):
        content = ()
    words = _cue_words(syntax, verb, cue)
    barred = {*source.tokens, *words} if bracket else set(cue.tokens)
    return Draft(
        cue=words,
        content=tuple(index for index in content if index not in barred),
        act=act_of(cue, negated=negated),
        rule=f"verb.{rule or _bare(cue)}" + (".not" if negated else ""),
        source=source,
        head=verb.i,
        bracket=bracket,
        kind=cue.kind,
        through=find_quoter(syntax, verb),
    )


def _bare(cue: Cue) -> str:
    """Name a cue without words of its own: one of speech waits for a quotation."""
    return "quote" if cue.takes & {"clause", "quote"} and cue.kind != "mind" else ""


def _content(syntax: Syntax, verb: Token, cue: Cue, source: Source) -> tuple[tuple[int, ...], str, tuple[int, ...]]:
    """Return the words attributed, the construction that gave them, and for a tail the stretch that it takes up.

    A complement right behind the verb counts before anything that stands before it; an object counts last.
    """
    behind, kind = find_complement(syntax, verb, cue, source)
    if behind and kind != "object" and behind[0] - verb.i <= _INSERTED:
        return behind, kind, ()
    if cue.takes & {"clause", "quote"}:
        tail = find_tail(syntax, quoting_verb(syntax, verb) or verb, source)
        if tail is not None and ("clause" in cue.takes or tail.quoted):
            return tail.content, "tail", tail.bracket
    return behind, kind, ()


def _source(syntax: Syntax, verb: Token) -> Source:
    source = find_source(syntax, verb)
    before = syntax.tokens[verb.i - 1] if verb.i else None
    if before is not None and _is_lost_subject(syntax, verb, source, before):
        return noun_phrase_before(syntax, verb) or source
    apart = set_off_before(syntax, verb) if verb.tag in _FINITE else None
    opens = syntax.tokens[source.tokens[0]].tag if source.tokens else ""
    if apart is not None and (apart.head not in source.tokens or opens == "VBG"):
        return apart
    if verb.tag not in _FINITE or (source.tokens and verb.dep != "acl"):
        return source
    if before is not None and (is_quote_mark(before) or before.text in ",?!"):
        return noun_phrase_after(syntax, verb) or source
    return noun_phrase_before(syntax, verb) or source


def _is_lost_subject(syntax: Syntax, verb: Token, source: Source, before: Token) -> bool:
    """Say whether who speaks stands right before a verb and is hung elsewhere: "has power and officials say that"."""
    if verb.tag not in _FINITE or before.i in source.tokens or before.sentence != verb.sentence:
        return False
    own = syntax.dependents(verb.i, "nsubj", "nsubjpass", "aux", "auxpass")
    return verb.dep == "conj" and not own and before.dep == "conj" and is_speaker(before)


def _may_lack_source(syntax: Syntax, verb: Token) -> bool:
    """A passive without an agent ("is expected to", "it was reported that", "Asked whether") still attributes."""
    if shares_telling(syntax, verb):
        return True
    if verb.tag != "VBN":
        return False
    return bool(syntax.dependents(verb.i, "auxpass", "nsubjpass")) or verb.dep == "advcl"


def _is_unspoken(syntax: Syntax, verb: Token) -> bool:
    """Say whether nobody has said it yet: "could announce", "a plan to announce", "wants to announce"."""
    helpers = {t.lower for t in syntax.dependents(verb.i, "aux")}
    if verb.tag == "VBN" and helpers & {"may", "might"} and "have" in helpers:
        return True
    if verb.tag != "VB":
        return False
    if helpers & _MODALS:
        return True
    if any(t.lower == "it" for t in syntax.dependents(verb.head, "nsubj")) and verb.dep in ("xcomp", "advcl", "ccomp"):
        return syntax.tokens[verb.head].lemma == "be"
    above = syntax.tokens[verb.head]
    if verb.dep == "xcomp" and any(t.lower in _MODALS for t in syntax.dependents(above.i, "aux")):
        return True
    return "to" in helpers and (verb.dep in ("acl", "relcl") or (verb.dep == "xcomp" and above.lemma in _WISHING))


def _is_to_show(syntax: Syntax, verb: Token, source: Source) -> bool:
    """Say whether a thing is there to show something, which nobody has said: "was arranged to show that ..."."""
    if source.head is None or verb.tag != "VB" or verb.lemma not in _PROVING or is_person(syntax, source):
        return False
    return any(t.lower == "to" for t in syntax.dependents(verb.i, "aux"))


def _can_speak(syntax: Syntax, verb: Token, source: Source, cue: Cue) -> bool:
    """Say whether such a source can do what the cue says: evidence shows, but only people endorse."""
    if source.head is None:
        subjects = syntax.dependents(verb.i, "nsubjpass")
        return "person" not in cue.takes or any(is_speaker(t) or t.lower in PRONOUNS for t in subjects)
    head = syntax.tokens[source.head]
    word = syntax.tokens[source.tokens[-1]] if len(source.tokens) == 1 else head
    if "evidence" in cue.takes:
        return word.lower not in _THINGS
    if "person" in cue.takes:
        return is_person(syntax, source)
    return word.lower not in ("there", "what")


def _labels_picture(syntax: Syntax, verb: Token, source: Source) -> bool:
    """Recognise the words of a caption: "Map highlighting the island"."""
    if source.head is None or verb.tag != "VBG" or syntax.dependents(verb.i, "aux"):
        return False
    head = syntax.tokens[source.head]
    return head.lower in argument_words("picture") and head.i == syntax.sentences[head.sentence].first


def _may_have_object(syntax: Syntax, verb: Token, source: Source, cue: Cue, content: tuple[int, ...]) -> bool:
    """Say whether an object counts: of a cue that takes an `object`, only where somebody who can speak has it."""
    if "blow" in cue.takes:
        return _is_in_words(syntax, verb, source)
    if "object" not in cue.takes or "noun" in cue.takes:
        return True
    if source.head is None:
        words = (syntax.tokens[i] for i in content)
        return any(is_speaker(word) or word.lower in PRONOUNS for word in words)
    return is_person(syntax, source)


def _is_in_words(syntax: Syntax, verb: Token, source: Source) -> bool:
    """Say whether a blow is one in words: a person's at another person, or somebody's for or over something."""
    if source.head is None or not is_person(syntax, source):
        return False
    links = [t for t in syntax.dependents(verb.i, "prep") if t.lower in ("for", "over", "as") and t.i > verb.i]
    if any(t.entity not in ("DATE", "TIME") for link in links for t in syntax.dependents(link.i, "pobj", "pcomp")):
        return True
    near = [t for link in (verb, *syntax.dependents(verb.i, "prep")) for t in syntax.dependents(link.i, "dobj", "pobj")]
    who = syntax.tokens[source.head]
    return (who.entity == "PERSON" or who.lower in ("he", "she")) and any(t.entity == "PERSON" for t in near)


def _cue_words(syntax: Syntax, verb: Token, cue: Cue) -> tuple[int, ...]:
    """Add to a cue the auxiliaries, adverbs and the negation right before it, and "was quoted as"."""
    if (quoting := quoting_verb(syntax, verb)) is not None:
        passive = [t.i for t in syntax.dependents(quoting.i, "auxpass")]
        return tuple(sorted({*passive, quoting.i, verb.head, verb.i}))
    first = verb.i
    own = {t.i for t in syntax.dependents(verb.i, "aux", "auxpass", "neg", "advmod")}
    while first - 1 in own:
        first -= 1
    return tuple(sorted({*range(first, verb.i + 1), *cue.tokens}))
