"""A person's later mentions by surname and title: 邓书记 is the one 书记 named 邓 who stands on the page before."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.model import Mention
from kg.resolve.entities import EntityTable, Key

_TITLED = re.compile(
    r"(?P<surname>[一-龥]{1,2}?)(?P<title>书记|省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|村长|局长|厅长|部长|处长|科长|所长|"
    r"院长|校长|主任|主席|会长|秘书长|检察长|行长|董事长|总经理|支书|队长|站长)"
)
_PEOPLE = ("Official", "Person")


def join_later_mentions(mentions: Sequence[Mention], keys: Sequence[Key | None], table: EntityTable) -> None:
    """Join persons named by surname and title with the one that is meant; who may be two people is left alone.

    Args:
        mentions: the settled mentions of a page.
        keys: the key of each mention's entity.
        table: the entities of the page; changed in place.
    """
    meant: dict[Key, set[Key]] = defaultdict(set)
    for key, candidates in _candidates(mentions, keys):
        meant[key] |= candidates or {key}
    for key, people in meant.items():
        if len(people) == 1:
            table.join(table.follow(key), table.follow(people.pop()))


def _candidates(mentions: Sequence[Mention], keys: Sequence[Key | None]) -> Iterator[tuple[Key, set[Key]]]:
    """Every mention by surname and title with the persons before it who can be meant."""
    before: list[tuple[str, str, Key]] = []  # name, title and key of each person with a post
    posts: list[Mention] = []
    for mention, key in zip(mentions, keys, strict=True):
        if mention.type == "Post":
            posts = [*(each for each in posts if mention.start - each.end <= 1), mention]
        elif mention.type in _PEOPLE and key is not None:
            titled = _TITLED.fullmatch(key[1])
            if titled is not None:
                yield (
                    key,
                    {
                        other
                        for name, title, other in before
                        if name.startswith(titled["surname"]) and title.endswith(titled["title"])
                    },
                )
            elif posts and mention.start - posts[-1].end <= 1:
                before += [(key[1], post.text, key) for post in posts]
