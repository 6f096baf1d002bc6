"""The statistical recogniser and the default one: labels and spans, the model file, and what is kept of its findings."""

import lzma
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.model import Mention, Page, Span
from kg.recognise import get_recogniser, settle
from kg.recognise.combined import CombinedRecogniser
from kg.recognise.crf import CrfRecogniser, Model, read_model, shipped_model
from kg.recognise.features import features
from kg.recognise.labels import MODEL_TYPES, Labelled, pieces, to_labels, to_spans
from kg.recognise.plausible import is_plausible, typed_persons
from kg.recognise.settle import beside


@st.composite
def spans(draw: st.DrawFn) -> list[Labelled]:
    """Spans in order that share no character."""
    found, at = [], 0
    for _ in range(draw(st.integers(0, 5))):
        at += draw(st.integers(0, 3))
        size = draw(st.integers(1, 4))
        found.append(Labelled(at, at + size, draw(st.sampled_from(MODEL_TYPES))))
        at += size
    return found


@given(spans())
def test_labels_give_back_their_spans(given_spans):
    """What is drawn in labels is read from them again."""
    assert given_spans == to_spans(to_labels(30, given_spans))


@given(st.lists(st.sampled_from(["O", *(f"{sign}-{kind}" for sign in "BMES" for kind in MODEL_TYPES)])))
def test_any_labels_give_spans_without_overlap(labels):
    """Labels that make no sense give no broken spans."""
    found = to_spans(labels)

    assert all(0 <= s.start < s.end <= len(labels) for s in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text("市长王明说。\n;! ab", max_size=60))
def test_pieces_cover_all_but_line_ends(text):
    """The pieces of a text stand in order and leave out nothing but line ends."""
    found = list(pieces(text))

    assert "".join(text[start:end] for start, end in found) == text.replace("\n", "")


def test_every_character_has_features():
    """As many lists of features as characters; a list's word is told by its place in it."""
    text = "衡阳市欧阳铭富a1。"
    seen = features(text)

    assert len(text) == len(seen)
    assert [] == features("")
    assert any(f.startswith("Gab") for f in seen[1]) or any(f.startswith("Gabc") for f in seen[1])
    assert all(len(set(f)) == len(f) for f in seen)


@pytest.mark.parametrize(
    "content", [b"", b"x", lzma.compress(b""), lzma.compress(b"no model"), lzma.compress(b"lCRF")]
)
def test_a_broken_model_is_an_error_that_names_it(tmp_path, content):
    """A file that is no model is refused with its name."""
    file = tmp_path / "broken.xz"
    file.write_bytes(content)

    with pytest.raises(ModelError, match=r"broken\.xz"):
        read_model(file)


def test_a_missing_model_is_an_error_that_names_it(tmp_path):
    """A model that is not there is told."""
    with pytest.raises(ModelError, match=r"none\.xz"):
        read_model(tmp_path / "none.xz")


def test_the_model_is_read_once():
    """Recognisers share the shipped model."""
    assert shipped_model() is shipped_model()


def _found(name: str, text: str) -> set[tuple[str, str]]:
    return {(each.text, each.type) for each in settle(get_recogniser(name)(Page("a.txt", text, "")))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("当天下午，郑怀远在车间里同职工交谈。", ("郑怀远", "Person")),
        ("座谈会举行，郑怀远主持。", ("郑怀远", "Official")),
        ("当天，他来到兰溪街道调研。", ("兰溪街道", "Place")),
    ],
)
def test_the_default_finds_what_no_rule_introduces(text, expected):
    """Names that stand without a post are found by the model, and what they do makes officials of them."""
    assert expected in _found("default", text)


@pytest.mark.parametrize(
    ("words", "kind", "expected"),
    [
        ("秦国文", "Person", True),
        ("买买提·艾力", "Person", True),
        ("殷 朔", "Person", True),
        ("秦国文、朱健", "Person", False),
        ("毛朝\n晖", "Person", False),
        ("秦", "Person", False),
        ("衡阳市", "Person", False),
        ("市长", "Person", False),
        ("市政务服务中心", "Agency", True),
        ("有关部门", "Agency", False),
        ("各级党委", "Agency", False),
        ("容缺办理", "Agency", False),
        ("恒天集团", "Organisation", True),
        ("两家公司", "Organisation", False),
        ("公司", "Organisation", False),
        ("新格局", "Organisation", False),
        ("浣砧街道", "Place", True),
        ("衡阳", "Place", True),
        ("全市", "Place", False),
        ("周边县区", "Place", False),
        ("柏见山", "Place", False),
    ],
)
def test_what_the_model_finds_must_have_the_form_of_its_type(words, kind, expected):
    """No name over a mark or a line end, no body without a closing word, no class of bodies or places."""
    assert expected == is_plausible(words, 0, len(words), kind)


def _mention(text: str, words: str, kind: str, by: str = "crf") -> Mention:
    start = text.index(words)
    return Mention(Span(start, start + len(words)), kind, words, by, 0.8)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("市委书记秦国文到场。", "秦国文", "Official"),
        ("副县长:秦国文", "秦国文", "Official"),
        ("民警秦国文赶到。", "秦国文", "Official"),
        ("秦国文主持会议。", "秦国文", "Official"),
        ("免去秦国文的市水利局局长职务。", "秦国文", "Official"),
        ("董事长秦国文到场。", "秦国文", "Person"),
        ("村民秦国文到场。", "秦国文", "Person"),
        ("主持人秦国文到场。", "秦国文", "Person"),
        ("秦国文主持人", "秦国文", "Person"),
        ("秦国文出席。", "秦国文", "Person"),
    ],
)
def test_a_person_is_an_official_only_by_what_stands_beside(text, name, expected):
    """A public post in front or an act of office behind makes an official; all others stay private persons."""
    assert [expected] == [m.type for m in typed_persons([_mention(text, name, "Person")], text, [])]


def test_a_list_goes_on_as_it_began():
    """Who is joined to an official by a list mark is an official; who is joined to a private person is none."""
    text = "市长王明、李大勇;村民赵丽华、张建国"
    persons = [_mention(text, name, "Person") for name in ("李大勇", "赵丽华", "张建国")]

    typed = typed_persons(persons, text, [_mention(text, "王明", "Official")])

    assert ["Official", "Person", "Person"] == [m.type for m in typed]


def test_where_both_found_something_the_first_counts():
    """Of two recognisers the second only adds what touches nothing of the first."""
    text = "秦国文在衡阳市公安局说"
    first = [_mention(text, "衡阳市公安局", "Agency", "rules")]

    assert ["秦国文"] == [
        m.text for m in beside([_mention(text, "秦国文", "Person"), _mention(text, "衡阳市", "Place")], first)
    ]


def test_the_default_keeps_what_the_rules_settled():
    """With a model that says nothing new, the default finds what the rules find."""
    page = Page("a.txt", "市委书记秦国文主持召开座谈会，发布《规划》。", "")

    ruled, every = settle(get_recogniser("rules")(page)), settle(get_recogniser("default")(page))

    assert {(m.span, m.type) for m in ruled} <= {(m.span, m.type) for m in every}


def test_another_model_can_be_given():
    """Both recognisers take a model in place of the shipped one."""
    page = Page("a.txt", "市委书记秦国文讲话。", "")
    model: Model = shipped_model()

    assert CrfRecogniser(model)(page) == CrfRecogniser()(page)
    assert CombinedRecogniser(model)(page) == CombinedRecogniser()(page)
