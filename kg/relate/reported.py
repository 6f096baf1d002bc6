"""Reported speech: who says what a sentence states, in the sentence itself or behind a quotation."""

from kg.relate.skeleton import pattern
from kg.relate.story import Line, Story

_SAYS = r"(?:介绍说|表示|介绍|坦言|透露|指出|强调|认为|告诉记者|告诉|回应称|回应|解释|感慨|说|称|通报)(?:道)?"
_BEFORE = rf"(?P<n><P>|<A>)[^,。;:“]{{0,14}}?{_SAYS}[,:“]"
_BEHIND = rf"”?,?(?P<n><P>)[^,。;:]{{0,6}}?{_SAYS}"


def speaker_of(story: Story, line: Line, position: int) -> str | None:
    """The entity that says what stands at a position, or None.

    Args:
        story: the article.
        line: the sentence.
        position: in its skeleton.
    """
    text = line.skeleton.text
    before = list(pattern(_BEFORE).finditer(text, 0, position))
    if before:
        return _named(line, before[-1].span("n"))
    closing = text.find("”", position)
    opened = text.rfind("“", 0, position)
    if opened >= 0 and closing >= 0 and text.find("”", opened, position) < 0:
        behind = pattern(_BEHIND).match(text, closing)
        if behind:
            return _named(line, behind.span("n"))
    if line.quoted and line.number + 1 < len(story.lines):
        following = story.lines[line.number + 1]
        behind = pattern(_BEHIND).match(following.skeleton.text)
        if behind:
            return _named(following, behind.span("n"))
    return None


def _named(line: Line, span: tuple[int, int]) -> str | None:
    terms = line.skeleton.terms_in(*span, ("Official", "Person")) or line.skeleton.terms_in(
        *span, ("Agency",)
    )
    return terms[-1].entity if terms else None
