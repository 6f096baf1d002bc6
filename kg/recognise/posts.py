"""Posts: titles that stand beside a body, beside another post or beside a person's name (decision 5)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.knowledge.titles import title_pattern
from kg.recognise.base import Candidate


@cache
def _title() -> re.Pattern[str]:
    return re.compile(title_pattern() + r"(?!们的|记(?!者)|会(?!见|议|晤|谈)|制|级别|助理)")


# Words for an office that nobody is named with: only beside a name are they a post.
_ROLES = frozenset({"负责人", "发言人", "秘书", "主要负责人", "创始人"})


@dataclass(frozen=True, slots=True)
class _Anchors:
    """What a post may stand beside: bodies by both bounds, where names start and end, and posts by both bounds."""

    bodies: frozenset[int]
    opening: Mapping[int, int]
    names: frozenset[int]
    behind: frozenset[int]
    posts: Mapping[int, Candidate]
    ends: Mapping[int, Candidate]


# 受理事项 has no 理事.
_WORD = re.compile(r"[受办处管代治]理事[项务]")


def find_titles(text: str) -> list[Candidate]:
    """Every title in a text, whether it is somebody's post or not."""
    return [
        Candidate(*m.span(), "Post", "post")
        for m in _title().finditer(text)
        if not _WORD.match(text, m.start() - 1)
    ]


def anchored_posts(
    text: str, titles: Sequence[Candidate], bodies: Sequence[Candidate], named: Sequence[Candidate]
) -> list[Candidate]:
    """The titles that are posts.

    Args:
        text: the text folded in width.
        titles: every title in it.
        bodies: the agencies and organisations found.
        named: the persons found beside titles.
    """
    anchors = _Anchors(
        bodies=frozenset(c.end for c in bodies),
        opening={c.start: c.end for c in sorted(bodies, key=lambda c: c.end)},
        names=frozenset(n.start for n in named),
        behind=frozenset(n.end for n in named),
        posts={p.start: p for p in titles},
        ends={p.end: p for p in titles},
    )
    return [p for p in titles if _is_anchored(text, p, anchors)]


def _is_anchored(text: str, post: Candidate, anchors: _Anchors) -> bool:
    """A post stands right behind a body or another post, or beside a person's name."""
    if _leads_to_name(text, post, anchors):
        return True
    if not _may_be_post(text, post) or text[post.start : post.end] in _ROLES:
        return False
    before = anchors.ends.get(post.start - (text[post.start - 1 : post.start] in ("、", "兼")))
    return post.start in anchors.bodies or (before is not None and before.start in anchors.bodies)


# Nobody has more posts in one list; without a limit a run of titles would take quadratic time.
_MOST_POSTS = 12


def _leads_to_name(text: str, post: Candidate, anchors: _Anchors) -> bool:
    """Whether a name stands beside a post, or beside the last of the posts that follow on it.

    A post of another body may follow: 副市长、市公安局局长安立.
    """
    following: Candidate | None = post
    for _ in range(_MOST_POSTS):
        if following is None or not _may_be_post(text, following):
            return False
        if following.start in anchors.behind or not anchors.names.isdisjoint(
            (following.end, following.end + 1)
        ):
            return True
        after = following.end + (text[following.end : following.end + 1] in ("、", "兼"))
        following = anchors.posts.get(after) or anchors.posts.get(anchors.opening.get(after, -1))
    return False


def _may_be_post(text: str, post: Candidate) -> bool:
    return text[post.start : post.end] != "代表" or _is_deputy(text, post)


def _is_deputy(text: str, post: Candidate) -> bool:
    """Whether 代表 is the post of a deputy, and not a verb or part of 代表团."""
    deputies = text.endswith(("人大", "代表大会", "党", "职工"), 0, post.start)
    return deputies and not text.startswith("团", post.end)
