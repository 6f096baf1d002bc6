"""Marked gold: made into gold files and shown again without loss, with errors that name the place."""

import json
from pathlib import Path

import pytest
from marked_gold import MarkedError, annotation, main, make, show, written

SEEDS = Path(__file__).parents[1] / "seeds"
MARKED = """document: a.txt
home: 清河市
published: 2024-03-05
--- text
<a1>水利会议

■本报记者 {P林小舟}

{A市委=清河市委}{T书记}{O周远山}主持{E会议=水利会议}。</a1>
--- articles
a1 | 水利会议 | 记者:林小舟
--- entities
Agency | 清河市委 | 中共清河市委
--- statements
a1 | holds_post | 周远山 | 清河市委 | {"title": "书记"} | 市委书记周远山
a1 | attends | 周远山 | 水利会议 | {"status": "denied"} | 周远山主持会议
"""


@pytest.mark.parametrize("file", sorted(SEEDS.glob("*.json")), ids=lambda file: file.stem)
def test_every_seed_page_is_shown_and_made_again(file: Path) -> None:
    """Marked and unmarked again, page, spans and gold are the same bytes."""
    text = file.with_suffix(".txt").read_text(encoding="utf-8")
    gold = json.loads(file.read_text(encoding="utf-8"))

    again, made = make(show(gold, text))

    assert text == again
    assert file.read_text(encoding="utf-8") == written(made)
    assert file.with_suffix(".ann").read_text(encoding="utf-8") == annotation(made)


def test_a_marked_page_becomes_three_files(tmp_path: Path) -> None:
    """The page loses its marks, and what they say is in the gold with its places."""
    marked = tmp_path / "a.marked"
    marked.write_text(MARKED, encoding="utf-8")

    assert 0 == main(["make", str(marked), str(tmp_path)])
    gold = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert (tmp_path / "a.txt").read_text(
        encoding="utf-8"
    ) == "水利会议\n\n■本报记者 林小舟\n\n市委书记周远山主持会议。"
    assert "12\t15\tPerson\t林小舟\n17\t19\tAgency\t市委" == "\n".join(
        (tmp_path / "a.ann").read_text(encoding="utf-8").splitlines()[:2]
    )
    assert ["市委", "中共清河市委"] == gold["entities"][1]["aliases"]
    assert [(17, 24)] == [(each["start"], each["end"]) for each in gold["statements"]]
    assert ["denied"] == [each["status"] for each in gold["denied"]]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("{T书记}", "{T书记", "not a mark"),
        ("{T书记}", "{X书记}", "no type has this letter"),
        ("</a1>", "", "article a1 needs one"),
        ("| 市委书记周远山", "| 省委书记周远山", "doesn't hold the quote"),
        ("holds_post | 周远山", "holds_post | 周近水", "names 0 entities"),
        (" | 市委书记周远山", "", "six fields"),
    ],
)
def test_what_is_not_well_formed_is_told(old: str, new: str, message: str) -> None:
    """A mark, a name or a line that can't be read is refused with its words."""
    with pytest.raises(MarkedError, match=message):
        make(MARKED.replace(old, new))
