"""How does the report present each word's event: affirmed, denied, planned ... and how far does it vouch for it?

Views are composed along the parse from the top down: a word takes its seat from the word above (stance_frames), then
its own negation, modals and adjectives act on it (stance_words). What a clause presupposes stays on the ground:
subjects, definite objects, relative clauses and adverbials of time and cause are not touched by a negation above.
What a source says without visible distance of the report keeps the source's commitment, as in FactBank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from consilience.read.stance_frames import GROUND, Signature, View, embed, find_signature
from consilience.read.stance_words import apply_noun_words, apply_verb_words, condition_mark, stance_words
from consilience.read.syntax import Syntax, Token
from consilience.records import Stance

_DEFINITE = frozenset(["the", "this", "that", "these", "those", "both", "all"])
_GROUNDED = frozenset(["parataxis", "appos"])
_FACTUAL_PREPOSITIONS = frozenset(
    [
        "after",
        "during",
        "amid",
        "amidst",
        "despite",
        "following",
        "since",
        "because",
        "due",
        "over",
        "before",
        "under",
        "within",
        "by",
        "as",
        "via",
        "through",
    ]
)
_MANNER = frozenset(
    ["by", "after", "in", "while", "since", "with", "through", "despite", "before", "when", "for", "on"]
)
_REQUITING = frozenset(  # "jailed for attacking", "praise for its help": what it is for has happened
    [
        "arrest",
        "blame",
        "jail",
        "convict",
        "praise",
        "thank",
        "criticize",
        "criticise",
        "condemn",
        "punish",
        "fine",
        "responsible",
        "known",
        "famous",
        "apologize",
        "apologise",
        "credit",
        "reward",
        "award",
        "sentence",
        "fault",
        "notorious",
        "responsibility",
        "punishment",
        "revenge",
        "retaliation",
        "guilty",
        "charge",
        "thanks",
        "praise",
        "condemnation",
        "criticism",
        "compensate",
        "compensation",
        "pay",
        "payment",
        "reason",
        "account",
        "indict",
        "try",
        "honor",
        "honour",
        "retaliate",
    ]
)
_CONTRARY = frozenset(["without", "instead", "rather"])
_IRREAL = frozenset([Stance.PLANNED, Stance.POSSIBLE, Stance.CONDITIONAL, Stance.REQUESTED])
_ANSWERED = frozenset(
    ["offer", "proposal", "bid", "demand", "call", "appeal", "plea", "request", "petition", "motion", "invitation"]
)
_ANSWERING = frozenset(
    ["reject", "dismiss", "turn", "rejection", "block", "thwart", "foil", "oppose", "resist", "veto"]
)
_TOLD = frozenset(
    [
        "report",
        "claim",
        "allegation",
        "accusation",
        "rumor",
        "rumour",
        "speculation",
        "suggestion",
        "charge",
        "statement",
        "news",
    ]
)
_TELLING = Signature(2.7, 0.3, Stance.AFFIRMED, Stance.POSSIBLE, "clause")
_OPEN = Signature(0.3, 0.3, Stance.POSSIBLE, Stance.POSSIBLE, "whether.clause")
_AIM = Signature(1.4, -1.0, Stance.PLANNED, Stance.DENIED, "to.infinitive")
_PURPOSE = Signature(1.4, 0.0, Stance.PLANNED, Stance.POSSIBLE, "to.purpose")
_BE_TO = Signature(1.8, -2.0, Stance.PLANNED, Stance.DENIED, "be.to")
_GOING_TO = Signature(2.4, -2.4, Stance.PLANNED, Stance.DENIED, "going.to")
_DONE = Signature(3.0, -3.0, Stance.AFFIRMED, Stance.DENIED, "noun")
_PRESUPPOSED = View(2.6, Stance.AFFIRMED, "presupposed")
_FOR = Signature(1.0, -1.0, Stance.PLANNED, Stance.DENIED, "for.purpose")
_ABOUT = Signature(3.0, -1.0, Stance.AFFIRMED, Stance.POSSIBLE, "noun")
_NEVER_DONE = Signature(-2.0, -2.0, Stance.DENIED, Stance.DENIED, "without")


def find_views(syntax: Syntax) -> tuple[tuple[View, ...], tuple[View, ...]]:
    """Return for each token its view and its seat (the view before its own negation, modals and adjectives)."""
    seats = [GROUND] * len(syntax.tokens)
    views = [GROUND] * len(syntax.tokens)
    for index in _downwards(syntax):
        token = syntax.tokens[index]
        seats[index] = _find_seat(syntax, token, views, seats)
        views[index] = _apply_words(syntax, token, seats[index])
    return tuple(views), tuple(seats)


def _downwards(syntax: Syntax) -> Iterator[int]:
    stack = [token.i for token in reversed(syntax.tokens) if token.head == token.i]
    while stack:
        index = stack.pop()
        yield index
        stack.extend(reversed(syntax.children[index]))


def _apply_words(syntax: Syntax, token: Token, seat: View) -> View:
    if token.tag.startswith("V") or token.tag.startswith("J"):
        return apply_verb_words(syntax, token, seat)
    if token.tag.startswith("N"):
        return apply_noun_words(syntax, token, seat)
    return seat


def _find_seat(syntax: Syntax, token: Token, views: Sequence[View], seats: Sequence[View]) -> View:
    """Find how the word above presents this one, before its own words act."""
    head = syntax.tokens[token.head]
    if token.head == token.i or token.dep in _GROUNDED:
        return GROUND
    if token.dep == "relcl":
        return _clause_seat(syntax, token, head, views) if _clause_frame(syntax, token) == "to" else GROUND
    if token.dep == "conj":
        return _conjunct_seat(syntax, token, head, views, seats)
    if token.dep == "advcl":
        return _adverbial_seat(syntax, token, head, views, seats)
    if token.dep == "amod" and token.tag.startswith("V"):
        return GROUND
    if token.dep in ("compound", "nmod", "npadvmod") and head.tag.startswith("N"):
        return _compound_seat(head, views)
    seat = _SEATS.get(token.dep)
    return views[head.i] if seat is None else seat(syntax, token, head, views)


def is_definite(syntax: Syntax, token: Token) -> bool:
    """Say whether a noun names a known thing: "the attack", "its request", "Operation Dawn"."""
    if token.tag.startswith("NNP") or token.tag.startswith("PRP"):
        return True
    return any(
        child.dep == "poss" or (child.dep == "det" and child.lower in _DEFINITE)
        for child in syntax.dependents(token.i, "poss", "det")
    )


def _conjunct_seat(syntax: Syntax, token: Token, head: Token, views: Sequence[View], seats: Sequence[View]) -> View:
    """Share modal and negation with the first conjunct: "will attack and seize", "did not attack or seize"."""
    below = syntax.dependents(token.i)
    if token.tag == "VBG" and head.tag.startswith("N"):
        return views[head.i]
    if token.tag.startswith("N") and head.tag.startswith("N"):
        return seats[head.i] if any(child.dep in ("det", "poss") for child in below) else views[head.i]
    own = any(child.dep in ("nsubj", "nsubjpass", "aux") for child in below)
    contrast = any(child.lower in ("but", "yet") for child in syntax.dependents(head.i, "cc"))
    if own or contrast or token.tag != head.tag or token.tag in ("VBD", "VBZ", "VBP"):
        return seats[head.i]
    return views[head.i]._replace(condition=False)


def _governor(syntax: Syntax, head: Token) -> tuple[str, str, int]:
    """Name the word that embeds: for "is likely to", "the plan is to" and "is a threat to" the word beside "be"."""
    if head.lemma == "be":
        for child in syntax.dependents(head.i, "acomp", "attr", "oprd", "nsubj"):
            if find_signature(child.lemma, _part(child), ("to", "that", "subject")):
                return child.lemma, _part(child), head.i
    return head.lemma, _part(head), head.i


def _part(token: Token) -> str:
    return {"V": "verb", "N": "noun", "J": "adjective"}.get(token.tag[0], "")


def _clause_frame(syntax: Syntax, token: Token) -> str:
    below = syntax.dependents(token.i)
    auxiliaries = {child.lower for child in below if child.dep in ("aux", "auxpass")}
    if "to" in auxiliaries:
        return "to"
    if any(child.dep == "mark" and child.lower in ("whether", "if") for child in below):
        return "whether"
    if token.tag == "VBG" and not auxiliaries & {"is", "are", "was", "were", "be", "been", "'s", "’s", "'re", "’re"}:
        return "ing"
    bare = token.tag == "VB" or (token.tag == "VBN" and token.dep in ("ccomp", "xcomp"))
    if bare and not auxiliaries:
        return "to"
    return "that"


def _clause_seat(syntax: Syntax, token: Token, head: Token, views: Sequence[View]) -> View:
    """Seat a complement clause: "denied that ...", "failed to ...", "plans to ...", "able to ..."."""
    frame = _clause_frame(syntax, token)
    if frame == "that" and _is_free_relative(syntax, token):
        return GROUND
    if frame == "that" and token.dep == "ccomp" and _asks_details(syntax, token):
        return _PRESUPPOSED
    word, part, at = _governor(syntax, head)
    outer = views[at]
    if token.dep == "acl" and frame not in ("to", "whether") and not _is_content(syntax, token, frame):
        return GROUND
    signature = find_signature(word, part, (frame,)) or _bare_signature(syntax, token, head, frame)
    return embed(outer, signature)


def _is_free_relative(syntax: Syntax, token: Token) -> bool:
    """Tell "beyond what was agreed" and "what he called a phase" from content."""
    return any(
        child.lower in ("what", "whatever") and child.dep in ("nsubj", "nsubjpass", "dobj")
        for child in syntax.dependents(token.i, "nsubj", "nsubjpass", "dobj")
    )


def _asks_details(syntax: Syntax, token: Token) -> bool:
    """Tell "did not say when it left", which takes for granted that it left."""
    first = next(iter(syntax.dependents(token.i)), None)
    return first is not None and first.lower in ("when", "where", "how", "why", "who", "which") and first.i < token.i


def _is_content(syntax: Syntax, token: Token, frame: str) -> bool:
    """Tell "reports that it had left" from "ports used for trade"."""
    return frame == "that" and any(child.dep == "mark" for child in syntax.dependents(token.i))


def _bare_signature(syntax: Syntax, token: Token, head: Token, frame: str) -> Signature:
    if frame == "whether":
        return _OPEN
    if frame == "to":
        return _infinitive_signature(syntax, token, head)
    return _DONE if token.dep == "xcomp" or frame == "ing" else _TELLING


def _infinitive_signature(syntax: Syntax, token: Token, head: Token) -> Signature:
    if head.lemma == "be":
        return _BE_TO
    if head.lemma == "go" and head.tag == "VBG":
        return _GOING_TO
    first = token.dep == "acl" and any(
        child.lower in ("first", "last", "only", "second", "latest") for child in syntax.dependents(head.i, "amod")
    )
    if first or (head.lower in ("first", "last", "latest") and token.dep in ("acl", "xcomp")):
        return _DONE
    return _AIM


def _adverbial_seat(syntax: Syntax, token: Token, head: Token, views: Sequence[View], seats: Sequence[View]) -> View:
    """Seat an adverbial clause: a condition, a purpose, a companion ("adding that"), or a plain cause or time."""
    mark = condition_mark(syntax, token)
    if mark is not None:
        value, stance = stance_words("en", "condition").get(mark, (0.3, Stance.CONDITIONAL))
        return View(value, stance, f"{mark}.condition")
    if _clause_frame(syntax, token) == "to":
        word, part, at = _governor(syntax, head)
        return embed(views[at], find_signature(word, part, ("to",)) or _PURPOSE)
    if _is_ahead(syntax, head, views) and _is_timed(syntax, token):
        return View(1.2, Stance.PLANNED, "when.future")
    if any(child.dep == "mark" for child in syntax.dependents(token.i)) or token.tag not in ("VBG", "VBN"):
        return GROUND
    seat = seats[head.i]
    return seat if seat.value > 0 else GROUND


def _is_ahead(syntax: Syntax, head: Token, views: Sequence[View]) -> bool:
    modal = any(child.tag == "MD" for child in syntax.dependents(head.i, "aux"))
    return modal or views[head.i].stance in _IRREAL


def _is_timed(syntax: Syntax, token: Token) -> bool:
    """Tell "will leave when the truce holds": the present tense stands for a future."""
    finite = {child.tag for child in syntax.dependents(token.i, "aux", "auxpass")} | {token.tag}
    return bool(finite & {"VBZ", "VBP"}) and any(
        child.lower in ("when", "until", "till", "before", "after", "as", "whenever", "where")
        for child in syntax.dependents(token.i, "mark", "advmod")
    )


def _subject_seat(syntax: Syntax, token: Token, head: Token, views: Sequence[View]) -> View:
    """Seat a subject: on the ground, unless the verb tells its happening ("hostilities erupt") or is unreal."""
    word, part, at = _governor(syntax, head)
    outer = views[at]
    signature = find_signature(word, part, ("subject",))
    if signature is not None and _part(token) == "noun":
        return embed(outer, signature)
    if is_definite(syntax, token):
        return GROUND
    if outer.stance in (Stance.POSSIBLE, Stance.CONDITIONAL):
        return outer
    unreal = any(child.lemma in ("would", "could", "might", "may") for child in syntax.dependents(head.i, "aux"))
    return View(0.8, Stance.POSSIBLE, "modal.subject") if unreal else GROUND


def _object_seat(syntax: Syntax, token: Token, head: Token, views: Sequence[View]) -> View:
    """Seat an object: by the verb's signature; else definite ones on the ground, the others with the verb."""
    particle = next((child.lower for child in syntax.dependents(head.i, "prt")), None)
    frames = ("noun",) if particle is None else (particle, "noun")
    signature = find_signature(head.lemma, _part(head), frames)
    if signature is not None:
        return embed(views[head.i], signature)
    return GROUND if is_definite(syntax, token) else embed(views[head.i], _DONE)


def _compound_seat(head: Token, views: Sequence[View]) -> View:
    signature = find_signature(head.lemma, "noun", ("noun", "to", "for"))
    return views[head.i] if signature is None else embed(views[head.i], signature)


def _seat_after_preposition(syntax: Syntax, token: Token, preposition: Token, views: Sequence[View]) -> View:
    """Seat what follows a preposition by the word above it: "plans for strikes", "accused of killing"."""
    above = syntax.tokens[preposition.head]
    head = _word_above(syntax, above)
    word = preposition.lower
    if word == "pending":
        return View(1.0, Stance.PLANNED, "pending.preposition")
    if word in _CONTRARY or (word in ("of", "than") and above.lower in _CONTRARY):
        return GROUND if is_definite(syntax, token) else embed(views[head.i], _NEVER_DONE)
    factual = word in _FACTUAL_PREPOSITIONS and (token.dep == "pobj" or word not in ("as", "by", "before", "through"))
    if factual or (token.dep == "pcomp" and _is_free_relative(syntax, token)):
        return GROUND
    signature = find_signature(head.lemma, _part(head), _preposition_frames(word, token))
    if signature is not None:
        return embed(views[head.i], signature)
    if word == "for" and not is_definite(syntax, token):
        return embed(views[head.i], _DONE if head.lemma in _REQUITING else _FOR)
    if token.dep == "pcomp":
        return embed(views[head.i], _DONE if word in _MANNER else _AIM)
    if is_definite(syntax, token):
        return GROUND
    return embed(views[head.i], _DONE if word == "of" else _ABOUT)


def _word_above(syntax: Syntax, token: Token) -> Token:
    """Climb over stacked prepositions: "out of", "instead of"."""
    while token.dep in ("prep", "prt") and token.head != token.i and token.tag in ("IN", "RP", "TO"):
        token = syntax.tokens[token.head]
    return token


def _preposition_frames(word: str, token: Token) -> tuple[str, ...]:
    if word == "of":
        return ("noun", "of") if token.dep == "pobj" else ("ing", "of", "noun")
    word = "into" if word in ("to", "toward", "towards", "into") else word
    return (word,) if token.dep == "pobj" else (word, "ing")


def shown_view(syntax: Syntax, token: Token, views: Sequence[View], seats: Sequence[View]) -> View:
    """Return the view of an event word itself: of "dismissed reports that ..." the reports exist, their content not."""
    view = views[token.i]
    if view.stance is not Stance.DENIED or view.rule != seats[token.i].rule or not token.tag.startswith("N"):
        return view
    refused = token.lemma in _ANSWERED and view.rule.split(".")[0] in _ANSWERING
    return GROUND if refused or token.lemma in _TOLD else view


_Seat = Callable[[Syntax, Token, Token, Sequence[View]], View]
_SEATS: Mapping[str, _Seat] = {
    "pobj": _seat_after_preposition,
    "pcomp": _seat_after_preposition,
    "nsubj": _subject_seat,
    **dict.fromkeys(("dobj", "nsubjpass", "dative", "oprd"), _object_seat),
    **dict.fromkeys(("ccomp", "xcomp", "acl", "csubj", "csubjpass"), _clause_seat),
}
