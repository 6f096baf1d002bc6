"""A place in a sentence where a reading's words stand, and the statement that is drafted from it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.dates import DateMention
from kg.relate.actors import ACTORS, named_in
from kg.relate.draft import Draft
from kg.relate.modality import is_exhortation, is_purpose, status_at
from kg.relate.quotes import carrying, is_whole
from kg.relate.reported import speaker_of
from kg.relate.skeleton import SYMBOLS, Skeleton, Term, pattern
from kg.relate.story import Line, Story


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a reading's pattern in a sentence's skeleton; the pattern names its verb `v`."""

    story: Story
    line: Line
    match: re.Match[str]

    @property
    def skeleton(self) -> Skeleton:
        """The folded sentence."""
        return self.line.skeleton

    @property
    def verb(self) -> int:
        """Where the verb stands in the skeleton."""
        return self.match.start("v")

    def has(self, group: str) -> bool:
        """Whether the pattern has a group of this name and it matched something."""
        return bool(self.match.groupdict().get(group))

    def actors(self, group: str, types: Sequence[str] = ACTORS) -> list[Term]:
        """Who acts in a group: persons, and bodies that are not part of a title."""
        return named_in(self.skeleton, self.match.start(group), self.match.end(group), types)

    def terms(self, group: str, types: Sequence[str]) -> list[Term]:
        """All terms of the given types in a group."""
        return self.skeleton.terms_in(self.match.start(group), self.match.end(group), types)

    def status(self) -> str:
        """Asserted, planned or denied, by the words before the verb.

        A pattern names the marker of an object before its verb `d`: 将“帮办码”推向全市 is no plan.
        """
        at = self.match.start("d") if self.has("d") else self.verb
        return status_at(self.skeleton.text, self.match.start(), at)

    def is_exhortation(self) -> bool:
        """Whether the verb only says what ought to be done."""
        return is_exhortation(self.skeleton.text, self.verb)

    def is_only_urged(self) -> bool:
        """Whether the words urge or aim at something; a plan is stated even in a speech."""
        if self.status() == "planned" and not self.is_exhortation():
            return False
        return self.is_exhortation() or is_purpose(self.skeleton.text, self.match.start())

    def date(self) -> DateMention | None:
        """The date that the sentence gives before the verb: 于10月18日 may stand behind the subject."""
        return self.story.date_at(self.line, self.verb if self.has("v") else self.match.start())

    def event_date(self) -> DateMention | None:
        """The date of something that happened: the sentence's, else the day on which the story has just been."""
        return self.date() or self.story.day_before(self.line) or self.story.only_day(self.line)

    def story_date(self) -> DateMention | None:
        """As `event_date`; in a report of one day's doings its day at last, in a feature its year."""
        return self.event_date() or self.story.day_of_report(self.line) or self.story.year_before(self.line)

    def clause_end(self) -> int:
        """Where the clause ends in which the match does."""
        stop = re.compile(r"[,;。:!?]").search(self.skeleton.text, self.match.end())
        return stop.start() if stop else len(self.skeleton.text)

    def draft(
        self,
        relation: str,
        ends: tuple[Term, Term | None],
        *,
        rule: str,
        qualifiers: Mapping[str, Any],
        quote: tuple[int, int] | None = None,
        status: str | None = None,
    ) -> Iterator[Draft]:
        """Draft a statement between two terms; none if an end is no entity or both are the same.

        Args:
            relation: its name.
            ends: subject and object; the object is None where the relation allows it.
            rule: the family of wordings, for the confidence.
            qualifiers: those that are None are left out later; a date stands as its mention.
            quote: the words that carry it, in characters of the skeleton, if not the whole match.
            status: if it is not to be read from the words.
        """
        subject, target = ends
        if subject.entity is None or (target is not None and target.entity in (None, subject.entity)):
            return
        start, end = quote or self.match.span()
        dates = [value for value in qualifiers.values() if isinstance(value, DateMention)]
        plain = {
            key: value.value if isinstance(value, DateMention) else value for key, value in qualifiers.items()
        }
        named = [subject, *([target] if target else [])]
        span = carrying(self.skeleton, start, end, named)
        yield Draft(
            relation=relation,
            subject=subject.entity,
            object=target.entity if target else None,
            span=span,
            whole=is_whole(self.skeleton, span, named),
            article=self.story.article.id,
            sentence=self.line.index,
            rule=rule,
            qualifiers={"verb": self._printed_verb(), "said_by": self._said_by(subject), **plain},
            dated=dates[0].span if dates else None,
            status=status or (self.status() if self.has("v") else "asserted"),
            headline=self.line.headline,
        )

    def _printed_verb(self) -> str | None:
        """The verb as printed; between its parts may stand what is no part of it (被水利部命名为)."""
        return re.sub(f"[{''.join(SYMBOLS.values())}]+", "…", self.match["v"]) if self.has("v") else None

    def _said_by(self, subject: Term) -> str | None:
        """Who says so, if it is somebody else than who does it."""
        speaker = speaker_of(self.story, self.line, self.match.start())
        return self.story.entities[speaker].name if speaker not in (None, subject.entity) else None


def hits(words: str, story: Story, line: Line) -> Iterator[Hit]:
    """All places in a sentence where a pattern's words stand, in order.

    Args:
        words: a pattern in the notation of `skeleton.pattern`.
        story: the article.
        line: its sentence.
    """
    for match in pattern(words).finditer(line.skeleton.text):
        yield Hit(story, line, match)
