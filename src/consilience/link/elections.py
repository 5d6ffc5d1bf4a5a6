"""Whom do reports nominate when some reports leave and others enter? Asked anew only where what is known does not say.

Who stands for election and is not chosen is not kept. So a report that loses a nominee is asked anew, unless one that
enters stands so high that it takes the place: as the first to print a text does, when it comes after a copy of it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import isclose

from consilience.link import nominees
from consilience.link.nominees import Displaced, Nomination, Nominees, nominate_also, nominate_not
from consilience.link.profiles import Profile


class Election:
    """The nominations of the reports that leaving and entering ones touch: first all leave, then others enter."""

    def __init__(self, names: Nominees, before: Callable[[int], Nomination], profile: Callable[[int], Profile]) -> None:
        self._names, self._before, self._profile = names, before, profile
        self._now: dict[int, Nomination] = {}
        self._short: set[int] = set()
        """Of the reports touched those that have fewer nominees than they might: below the bar are others."""
        self._asked_anew: set[int] = set()
        self._back: set[Displaced] = set()
        """Who came back into sight because one left."""
        self._left: set[int] = set()

    def leave(self, key: int) -> None:
        """Let a report leave."""
        profile = self._profile(key)
        self._names.drop(key, profile)
        self._left.add(key)
        stirred = self._names.stirred(key, profile)
        self._back |= stirred.displaced
        for later in stirred.keys.tolist():
            known = self._of(later)
            if key in known.keys:
                if len(known.keys) >= nominees.MOST:
                    self._short.add(later)
                self._now[later] = nominate_not(known, key)

    def enter(self, key: int) -> None:
        """Let a report enter."""
        profile = self._profile(key)
        stirred = self._names.stirred(key, profile)
        for one in stirred.displaced:
            if one in self._back:
                self._back.remove(one)
            elif one.other in self._of(one.later).keys:
                self._asked_anew.add(one.later)
        for later, score in zip(stirred.keys.tolist(), stirred.scores.tolist(), strict=True):
            if later not in self._asked_anew:
                self._let_stand(key, score, later)
        self._names.add(key, profile)
        self._left.discard(key)
        self._now[key] = self._names.of(key, profile)

    def nominations(self) -> dict[int, Nomination]:
        """Give the nominations of all reports that are touched."""
        anew = self._asked_anew | self._short | {one.later for one in self._back}
        for key in anew - self._left:
            self._now[key] = self._names.of(key, self._profile(key))
        return {key: nomination for key, nomination in self._now.items() if key not in self._left}

    def _of(self, key: int) -> Nomination:
        return self._now.get(key) or self._before(key)

    def _let_stand(self, key: int, score: float, later: int) -> None:
        """Let a report that enters stand for election by a later one."""
        known = self._of(later)
        if later not in self._short:
            if score >= known.bar:
                self._now[later] = nominate_also(known, key, score, self._profile(later))
        elif isclose(score, known.bar):
            self._asked_anew.add(later)  # as high as the last chosen: which of the two is taken, others decide with it
        elif score > known.bar:
            also = nominate_also(known, key, score, self._profile(later))
            self._now[later] = also if len(also.keys) >= nominees.MOST else also._replace(bar=known.bar)
            if len(also.keys) >= nominees.MOST:
                self._short.discard(later)
