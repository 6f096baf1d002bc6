"""Figures beside a statement: what is counted, how many, in which unit, and how near the number is."""

import re
from typing import Any

from kg.relate.skeleton import SYMBOLS, Skeleton

_UNIT = (
    r"(?:亿元|万元|元|件次|件|人次|人|户次|户|家次|家|个百分点|个|项|场次|场|次|辆|台|张|条|公里|平方公里|平方米|万亩|亩|吨|公斤|%|‰|笔|批|名|位|所|处|"
    r"座|期|份|起|部|套|天|小时|分钟|门|款|只|头|株|盏|眼|宗|单)"
)
_FIGURE = re.compile(
    rf"(?P<of>[^,。;:、\d{SYMBOLS['Official']}-{SYMBOLS['Date']}]{{0,12}}?)(?P<bound>近|约|超过|超|逾|突破|不到|不足|至少|最多|多达)?"
    rf"(?P<value>\d+(?:\.\d+)?)(?P<scale>千|[万亿](?!元))?(?P<more>余|多)?(?P<unit>{_UNIT})"
)
_SCALE = {"千": 1_000, "万": 10_000, "亿": 100_000_000}
# Words that say how the counting went and not what was counted.
_NOT_COUNTED = re.compile(
    r"^(?:目前|已经|已|共|累计|共计|总计|达到|达|了|为|到|并|先后|平均)+|(?:共|累计|达到|达|了|为)+$"
)
# What is told of somebody or something else is no figure of this.
_OTHERS = re.compile(
    f"[。;{''.join(SYMBOLS[kind] for kind in ('Agency', 'Organisation', 'Programme', 'Official'))}]"
)


def figures_after(skeleton: Skeleton, start: int) -> list[dict[str, Any]]:
    """The figures that a sentence gives behind a position, up to where it turns to another body or programme.

    Args:
        skeleton: the sentence.
        start: where the words end that the figures belong to.

    Returns:
        Figures with `of`, `value`, `unit` and, where it is printed, `bound`: 近, 约, 超, 余 or 多.
    """
    stop = _OTHERS.search(skeleton.text, start)
    end = stop.start() if stop else len(skeleton.text)
    return [_figure(match) for match in _FIGURE.finditer(skeleton.text, start, end)]


def _figure(match: re.Match[str]) -> dict[str, Any]:
    number = float(match["value"]) * _SCALE.get(match["scale"] or "", 1)
    value = int(number) if number == int(number) else round(number, 4)
    figure: dict[str, Any] = {"value": value, "unit": match["unit"]}
    of = _NOT_COUNTED.sub("", match["of"])
    bound = match["bound"] or match["more"]
    return ({"of": of} if of else {}) | figure | ({"bound": bound} if bound else {})
