"""Programmes as objects: lists of them, and the one that the text has just named (由市水利局牵头, 对该行动联合督办)."""

from itertools import islice

from kg.relate.skeleton import Term
from kg.relate.story import Line, Story

LISTED = r"(?P<o><G*>)"
# Words that mean a programme named before.
THAT_ONE = r"(?:该|这一|此项|这项|上述)(?:专项)?(?P<class>行动|项目|工程|工作|活动|服务|平台|改革|制度|机制|计划|政策|品牌|系统|举措|模式|做法)"


def last_programme(story: Story, line: Line, position: int, kind: str = "") -> Term | None:
    """The programme named first in the sentence before a position, else last in one of the three sentences before.

    Args:
        story: the article.
        line: the sentence.
        position: in its skeleton.
        kind: the class word by which it is meant (该工程); one whose name closes with it goes before the others.
    """
    near = [line.skeleton.terms_in(0, position, ("Programme",))]
    near += [
        earlier.skeleton.terms_in(0, len(earlier.skeleton.text), ("Programme",))
        for earlier in islice(story.before(line), 3)
        if not earlier.headline
    ]
    if kind:
        called = [term for found in near for term in reversed(found) if term.text.rstrip("”").endswith(kind)]
        if called:
            return called[0]
    return next((found[0] for found in near if found), None)
