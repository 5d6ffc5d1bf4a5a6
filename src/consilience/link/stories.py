"""Which reports tell of the same happening? Like words, liker names, near days; every report in exactly one story.

Groups of like reports are merged, the likest first, while their reports are alike enough on average: one like report
does not draw two stories together. Stories that are somewhat alike form a crisis in the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain

from consilience.link.grouping import Groups
from consilience.link.merging_reports import ReportMerger
from consilience.link.merging_stories import StoryMerger
from consilience.link.neighbours import Neighbours
from consilience.link.shelves import Postings, Rows


class Stories:
    """Stories and crises of the reports that have entered, each under a key that sorts in the order of publication."""

    def __init__(self, rows: Callable[[str], Rows], postings: Callable[[str], Postings]) -> None:
        self._neighbours = Neighbours(rows, postings)
        self._stories = Groups(rows("story_homes"), rows("story_members"))
        self._crises = Groups(rows("crisis_homes"), rows("crisis_members"))
        """Of stories."""
        self._merger = ReportMerger(self._neighbours)
        self._story_merger = StoryMerger(self._links_of, lambda story: len(self._stories.members(story)))
        self._links_at_hand: dict[int, Counter[int]] = {}
        """Of stories, while they stand as they are."""
        self.hold, self.release = self._neighbours.hold, self._neighbours.release

    def change(self, enter: Sequence[int], leave: Sequence[int] = ()) -> None:
        """Let reports that are held enter and others leave."""
        changed = self._neighbours.change(enter, leave)
        others, gone = self._regroup(changed, leave)
        touched = others | {home for key in changed if (home := self._stories.home(key)) is not None}
        self._links_at_hand.clear()
        for story in touched | gone:
            self._story_merger.forget(self._crises.home(story))
        self._story_merger.forget_all(*self._crises.regroup(touched, gone, self._links_of, self._story_merger.merge))

    def _regroup(self, changed: set[int], leave: Sequence[int]) -> tuple[set[int], set[int]]:
        """Merge reports anew. Give the stories that are other than before, and those that are no more."""
        for key in (*changed, *leave):
            self._merger.forget(self._stories.home(key))
        others, gone = self._stories.regroup(changed, leave, self._neighbours.linked, self._merger.merge)
        self._merger.forget_all(others, gone)
        return others, gone

    def story_of(self, key: int) -> tuple[int, ...]:
        """Give the story of a report: the keys of its reports in order."""
        return self._stories.members(self._known(self._stories.home(key)))

    def crisis_of(self, key: int) -> int:
        """Give the name of the crisis of a report: the first report in it."""
        return self._known(self._crises.home(self._known(self._stories.home(key))))

    def stories_in(self, crisis: int) -> list[tuple[int, ...]]:
        """Give the stories of a crisis."""
        return [self._stories.members(story) for story in self._crises.members(crisis)]

    def crises(self) -> list[int]:
        """Give the names of all crises in order."""
        return self._crises.names()

    @staticmethod
    def _known(group: int | None) -> int:
        if group is None:
            raise KeyError("this report has not entered")
        return group

    def _links_of(self, story: int) -> Counter[int]:
        """Count the links of a story's reports to those of each other story."""
        if story not in self._links_at_hand:
            self._links_at_hand[story] = self._counted(story)
        return self._links_at_hand[story]

    def _counted(self, story: int) -> Counter[int]:
        own = self._stories.members(story)
        linked = Counter(chain.from_iterable(map(self._neighbours.linked, own)))
        links: Counter[int] = Counter()
        for other in linked.keys() - set(own):
            home = self._stories.home(other)
            if home is not None:
                links[home] += linked[other]
        return links
