"""issues: which body gave out a titled text (印发, 出台, 发布; 市政府《…的通知》); a serial is none."""

import re
from collections.abc import Iterator

from kg.relate.actors import PARTIES
from kg.relate.draft import Draft
from kg.relate.hit import hits
from kg.relate.reading import Reading, examples_of, read_entry
from kg.relate.relation import Relation
from kg.relate.story import Story

_GAVE_OUT = r"(?:联合印发|联合出台|联合发布|联合下发|制定出台|制定印发|研究制定|印发|出台|下发|发布|制定|公布|颁布|发出|编制|推出|修订|签发)"
_TEXTS = r"(?P<o><D>(?:(?:[、和及]|以及)?<D>)*)"
_READINGS = (
    Reading(
        name="印发",
        relation="issues",
        words=(rf"(?P<v>{_GAVE_OUT})(?:了|并实施|实施)?[^,。;:《]{{0,8}}?{_TEXTS}",),
        examples=("市政府印发《节水管理办法》。",),
        subjects=PARTIES,
        objects=("Document",),
        dated="date",
    ),
    Reading(
        name="由…印发",
        relation="issues",
        words=(
            rf"{_TEXTS}[^。;]{{0,20}}?由(?P<s><Y+>)[^,。;:]{{0,6}}?(?P<v>{_GAVE_OUT})",
            rf"(?P<s><Y+>)(?P<v>{_GAVE_OUT})的{_TEXTS}",
        ),
        examples=("《节水管理办法》由市政府印发。",),
        subjects=PARTIES,
        objects=("Document",),
        dated="date",
        carry=False,
        deed=False,
    ),
)
_BESIDE = r"(?P<s><A>(?:[、和]<A>)*)(?P<o><D>)"
_ISSUABLE = re.compile(
    r"(?:通知|意见|方案|办法|规定|细则|条例|规划|公告|通告|决定|函|规则|规程|措施|条|指南|要点|计划|清单)(?:\(.*\))?》$"
)


def read(story: Story) -> Iterator[Draft]:
    """The statements of issue in a story."""
    for line in story.lines:
        if not line.quoted:
            for reading in _READINGS:
                yield from read_entry(reading, story, line)
        for hit in hits(_BESIDE, story, line):
            document = hit.terms("o", ("Document",))[0]
            for body in hit.actors("s", ("Agency",)) if _ISSUABLE.search(document.text) else []:
                yield from hit.draft("issues", (body, document), rule="机关《…》", qualifiers={})


RELATION = Relation(
    name="issues",
    read=read,
    examples=(*examples_of(_READINGS), "根据市水利局《关于开展清淤工作的通知》要求,各地抓紧。"),
    against=("市水利局学习《节水管理办法》。", "市水利局《水利工作》专刊推介。"),
)
