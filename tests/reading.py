"""Reads a text through the whole of extraction, and names what came out by resolved names in place of ids."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from kg.config import Config
from kg.extraction import extract
from kg.model import Entity, Record
from kg.sources import SourceText


class Told(NamedTuple):
    """A statement by the names of its ends."""

    subject: str
    relation: str
    object: str | None


def read(text: str, home: str | None = "衡阳市", published: str | None = "2021-09") -> Record:
    """The record of a text that a paper of `home` printed."""
    source = SourceText(
        "page.txt", text, "0" * 64, home=home, home_source="option" if home else "", published=published
    )
    return extract(source, Config(recogniser="rules"))


def mentions(record: Record, *types: str) -> list[tuple[str, str]]:
    """Words and type of every mention, in printed order; of the given types, if any are given."""
    return [(each.text, each.type) for each in record.mentions if not types or each.type in types]


def entity(record: Record, surface: str) -> Entity:
    """The entity of the first mention with these words."""
    found = next(each.entity for each in record.mentions if each.text == surface)
    return next(each for each in record.entities if each.id == found)


def told(record: Record, *relations: str) -> list[Told]:
    """The statements of a record by names, in printed order; of the given relations, if any are given."""
    names = {each.id: each.name for each in record.entities}
    return [
        Told(names[each.subject], each.relation, names[each.object] if each.object else None)
        for each in record.statements
        if not relations or each.relation in relations
    ]


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fail what takes more processor time, a pattern that never comes back included; what else runs has no part in it."""

    def stop(*_: object) -> None:
        raise AssertionError(f"not done within {seconds} seconds of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
