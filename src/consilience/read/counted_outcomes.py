"""What became of the people or things that a noun names: "were killed", "left dead", "in hospital"?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from consilience.read.syntax import Syntax, Token
from consilience.rules import rows

NOMINAL = ("NN", "NNS", "NNP", "NNPS")
LONGEST = 6
"""Words that a counted noun may have before it; longer ones are a misread line, not a name of what is counted."""
_WHOLES = frozenset({"total", "number", "couple", "group", "dozens", "hundreds", "thousands"})
"""What befalls these befalls what they are of: "a total of 12 officers were shot"."""
_PASSIVE = ("nsubjpass", "nsubj:pass")
_STATES_OF = ("be", "remain", "lie", "go", "stay", "become", "end")


@cache
def outcome_words(role: str) -> Mapping[str, str]:
    """Load rules/en/counted.tsv for one role: what happens to the object, the subject, as a state ..."""
    return {row["word"]: row["outcome"] for row in rows("en", "counted") if row["role"] == role}


def outcome_of(syntax: Syntax, node: Token) -> str:
    """Return what became of a thing counted, in one or a few words; "" where nothing is told."""
    for find in (_from_below, _from_beside, _from_above, _from_whole):
        outcome = find(syntax, node)
        if outcome:
            return outcome
    return ""


def _from_below(syntax: Syntax, node: Token) -> str:
    """Look at what hangs on the noun: "people killed", "people who were killed", "people dead"."""
    for child in syntax.dependents(node.i, "acl", "relcl", "amod", "appos"):
        if child.i < node.i:
            continue
        outcome = _of_participle(syntax, child)
        if outcome:
            return outcome
    return ""


def _of_participle(syntax: Syntax, verb: Token) -> str:
    if verb.lower in outcome_words("state"):
        return verb.lower
    if verb.tag in ("VBN", "VBD") and verb.lemma in outcome_words("object"):
        if verb.dep == "relcl" and not syntax.dependents(verb.i, "auxpass"):
            return ""
        return _joined(syntax, verb)
    if verb.dep == "relcl" and verb.lemma in outcome_words("subject"):
        return outcome_words("subject")[verb.lemma]
    return ""


def _joined(syntax: Syntax, verb: Token) -> str:
    """Return a participle with the graver one beside it: "shot and killed"."""
    if _is_denied(syntax, verb):
        return ""
    outcome = outcome_words("object").get(verb.lemma, "")
    if any(_is_to_death(syntax, t) for t in syntax.tokens[verb.i + 1 : verb.i + 1 + LONGEST]):
        return f"{outcome} to death"
    after = syntax.tokens[verb.i + 1].lower if verb.i + 1 < len(syntax.tokens) else ""
    if after == "dead" and outcome:
        return f"{outcome} dead"
    for other in syntax.dependents(verb.i, "conj"):
        own = syntax.dependents(other.i, "nsubj", "nsubjpass", "dobj")  # "shooting four people and killing one of them"
        graver = None if own else outcome_words("object").get(other.lemma)
        if graver and outcome in ("shot", "hit", "struck", "stabbed", ""):
            return f"{outcome} and {graver}" if outcome else graver
    fatal = any(t.lower == "fatally" for t in syntax.dependents(verb.i, "advmod"))
    return f"fatally {outcome}" if fatal and outcome else outcome


def _is_denied(syntax: Syntax, verb: Token) -> bool:
    """Say whether the verb is negated: "were not injured" counts nobody."""
    return bool(syntax.dependents(verb.i, "neg"))


def _is_to_death(syntax: Syntax, token: Token) -> bool:
    following = syntax.tokens[token.i + 1].lower if token.i + 1 < len(syntax.tokens) else ""
    return token.lower == "to" and following == "death"


def _from_beside(syntax: Syntax, node: Token) -> str:
    """Look at the next word: "two dead", "16 others injured", which the parser often hangs elsewhere."""
    after = syntax.tokens[node.i + 1] if node.i + 1 < len(syntax.tokens) else None
    if after is None or after.sentence != node.sentence:
        return ""
    if after.lower == "fatally":
        return after.lower
    if after.lower in outcome_words("state") or (after.tag == "VBN" and after.lemma in outcome_words("object")):
        following = syntax.tokens[after.i + 1].tag if after.i + 1 < len(syntax.tokens) else ""
        return after.lower if following not in (*NOMINAL, "CD", "DT", "PRP", "PRP$", "JJ") else ""
    return ""


def _from_above(syntax: Syntax, node: Token) -> str:
    """Look at the verb or noun that the noun hangs on, the first of joined nouns standing for all."""
    node = _first_conjunct(syntax, node)
    verb = syntax.tokens[node.head]
    if node.dep in _PASSIVE:
        return _passive(syntax, verb)
    if node.dep in ("nsubj", "attr"):
        inverted = node.i > verb.i and verb.i + LONGEST > node.i
        return (_among(syntax, verb) if inverted else "") or _subject(syntax, verb)
    if node.dep in ("dobj", "oprd"):
        return _object(syntax, verb, node)
    if node.dep == "pobj" and verb.lower == "of":
        noun = syntax.tokens[verb.head]
        return _from_above(syntax, noun) if noun.lower in _WHOLES else _of_noun(syntax, noun)
    if node.dep == "pobj" and verb.lower in ("to", "in"):  # "major destruction in seven villages"
        return outcome_words("to").get(syntax.tokens[verb.head].lower, "")
    return ""


def _of_noun(syntax: Syntax, noun: Token) -> str:
    """Read "the deaths of", "the fatal shooting of", "claimed the life of"."""
    if noun.lower in ("life", "lives") and syntax.tokens[noun.head].lemma in ("claim", "take", "cost"):
        return "killed"
    outcome = outcome_words("of").get(noun.lower, "")
    fatal = outcome == "shot" and any(t.lower in ("fatal", "deadly") for t in syntax.dependents(noun.i, "amod"))
    return f"fatally {outcome}" if fatal else outcome


def _from_whole(syntax: Syntax, node: Token) -> str:
    """Look at the whole that a part is named of: "12 people killed, including three children"."""
    node = _first_conjunct(syntax, node)
    link = syntax.tokens[node.head]
    if link.lower not in ("including", "among") or link.head == link.i or node.dep not in ("pobj", "dobj"):
        return ""
    whole = syntax.tokens[link.head]
    if whole.tag in NOMINAL:
        return outcome_of(syntax, whole) if whole.i < node.i else ""
    subjects = syntax.dependents(whole.i, "dobj", "nsubjpass", "nsubj")
    return next((found for subject in subjects if (found := _from_above(syntax, subject))), "")


def _among(syntax: Syntax, verb: Token) -> str:
    """Read "among those killed were four women", "also wounded were two guards", "killed were two guards"."""
    known = outcome_words("state").keys() | set(outcome_words("object").values())
    before = [t.lower for t in syntax.tokens[max(0, verb.i - LONGEST) : verb.i] if t.sentence == verb.sentence]
    fronted = bool(before) and (before[0] in ("also", "among") or (before[0] in known and verb.lemma == "be"))
    if fronted or "among" in before:
        return next((word for word in before if word in known), "")
    return ""


def _first_conjunct(syntax: Syntax, node: Token) -> Token:
    for _ in range(LONGEST):
        if node.dep not in ("conj", "appos") or syntax.tokens[node.head].tag not in (*NOMINAL, "CD", "PRP"):
            break
        node = syntax.tokens[node.head]
    return node


def _chain(syntax: Syntax, verb: Token) -> Iterator[Token]:
    """Yield a verb and the verbs joined to it that have no subject of their own."""
    yield verb
    for other in syntax.dependents(verb.i, "conj", "xcomp"):
        if not syntax.dependents(other.i, "nsubj", "nsubjpass"):
            yield other


def _passive(syntax: Syntax, verb: Token) -> str:
    if verb.lemma in outcome_words("object"):
        return _joined(syntax, verb)
    if verb.lemma in outcome_words("carried") and any(
        _is_hospital(syntax, t) for t in syntax.dependents(verb.i, "prep")
    ):
        return "taken to hospital"
    return _state_below(syntax, verb)


def _is_hospital(syntax: Syntax, link: Token) -> bool:
    places = syntax.dependents(link.i, "pobj")
    return link.lower in ("to", "at", "in") and any(t.lower in ("hospital", "hospitals", "clinic") for t in places)


def _subject(syntax: Syntax, verb: Token) -> str:
    for one in _chain(syntax, verb):
        if _is_denied(syntax, one):
            return ""
        if outcome := _befalls(syntax, one):
            return outcome
    if verb.lemma in ("suffer", "sustain"):
        hurt = [outcome_words("suffered").get(t.lower) for t in syntax.dependents(verb.i, "dobj")]
        return next((outcome for outcome in hurt if outcome), "")
    bare = _stands_bare(syntax, verb) and not syntax.dependents(verb.i, "aux")
    if verb.tag == "VBN" and verb.lemma in outcome_words("object") and bare:
        return _joined(syntax, verb)
    if verb.tag == "VBD" and verb.lemma in outcome_words("object") and _stands_bare(syntax, verb):
        return outcome_words("object")[verb.lemma]
    return _state_below(syntax, verb) if verb.lemma in _STATES_OF else ""


def _befalls(syntax: Syntax, verb: Token) -> str:
    """Return what befalls the subject of a verb: "died", "lost their lives", "are missing"."""
    if verb.lemma in outcome_words("subject"):
        return outcome_words("subject")[verb.lemma]
    if verb.lemma == "lose" and any(t.lower in ("life", "lives") for t in syntax.dependents(verb.i, "dobj")):
        return "died"
    going_on = verb.tag == "VBG" and syntax.dependents(verb.i, "aux")
    return verb.lower if going_on and verb.lower in outcome_words("state") else ""


def _stands_bare(syntax: Syntax, verb: Token) -> bool:
    """Tell "four others wounded." (read as a past tense) from "four others wounded two men"."""
    return not any(syntax.dependents(one.i, "dobj", "ccomp") for one in _chain(syntax, verb))


def _state_below(syntax: Syntax, verb: Token) -> str:
    """Read "are dead", "were left homeless", "remained in hospital", "are in critical condition"."""
    if _is_denied(syntax, verb):
        return ""
    for child in syntax.dependents(verb.i, "acomp", "oprd", "attr", "xcomp", "amod", "conj"):
        if _is_denied(syntax, child):
            continue
        if child.lower in outcome_words("state"):
            return _joined(syntax, child) if child.lemma in outcome_words("object") else child.lower
    for child in syntax.dependents(verb.i, "prep"):
        objects = syntax.dependents(child.i, "pobj")
        if child.lower == "in" and objects and objects[0].lower in ("hospital", "custody", "detention"):
            return f"in {objects[0].lower}"
        if child.lower == "in" and objects and objects[0].lower == "condition":
            return "hospitalized"
    return ""


def _object(syntax: Syntax, verb: Token, node: Token) -> str:
    if verb.lemma in outcome_words("object"):
        return _joined(syntax, verb)
    if verb.lemma in ("leave", "find", "report", "see", "have"):
        for child in syntax.dependents(verb.i, "oprd", "acomp", "xcomp", "amod", "advcl", "ccomp"):
            if child.i > node.i and child.lower in outcome_words("state"):
                return child.lower
    if verb.lemma in ("claim", "take", "cost") and node.lower in ("life", "lives"):
        return "lost"
    return ""
