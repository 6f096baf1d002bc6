"""Pages broken in every way that scanning, copying and typing know: whatever stands there, reading it keeps its promises."""

import itertools
import random

import pytest
from mutations import MUTATIONS, mutated_page

from kg.model import Mention
from kg.pages import read_page
from kg.recognise import get_recogniser, settle
from kg.recognise.settle import TYPE_ORDER
from kg.relate import relate
from kg.resolve import resolve
from kg.sources import SourceText

TYPES = set(TYPE_ORDER)
# Tests run in parts, so that several cores share them; `make test` reads the first pages only.
QUICK, ALL, PART = 500, 20_000, 500


def check(number: int) -> None:
    """Read the mutated page of a number; every tenth is resolved and related as well."""
    text = mutated_page(number)
    page = read_page(SourceText("page.txt", text, "0" * 64, home=("衡阳市", None, "霁川市")[number % 3]))
    found = get_recogniser("rules")(page)
    settled = settle(found)
    for each in found:
        assert_stands_in(text, each)
    for sentence in page.sentences:
        assert 0 <= sentence.span.start < sentence.span.end <= len(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(settled))
    if number % 10 == 0:
        for statement in relate(resolve(page, settled), "rules")[1]:
            for evidence in statement.evidence:
                assert text[evidence.span.start : evidence.span.end] == evidence.quote


def assert_stands_in(text: str, mention: Mention) -> None:
    """A mention's span lies in the text, its words are those of the span, and its type is one of the nine."""
    assert 0 <= mention.start < mention.end <= len(text)
    assert text[mention.start : mention.end] == mention.text
    assert mention.type in TYPES


def check_part(first: int) -> None:
    """Read a part of the mutated pages; a failure tells the page's number."""
    for number in range(first, first + PART):
        try:
            check(number)
        except Exception as error:
            error.add_note(f"page {number} of tests/mutations.py: {mutated_page(number)!r:.300}")
            raise


@pytest.mark.parametrize("first", range(0, QUICK, PART))
def test_a_mutated_page_is_read(first):
    """No exception, every span inside its text with the words it claims, no overlap once settled."""
    check_part(first)


@pytest.mark.soak
@pytest.mark.parametrize("first", range(QUICK, ALL, PART))
def test_twenty_thousand_mutated_pages_are_read(first):
    """The same of 20,000 pages."""
    check_part(first)


def test_mutated_pages_are_the_same_every_time_and_differ():
    """A number names one page, so that a failure can be read again; hardly two numbers name the same."""
    pages = [mutated_page(number) for number in range(200)]

    assert pages == [mutated_page(number) for number in range(200)]
    assert len(set(pages)) > 180


def test_every_mutation_changes_pages():
    """None of the mutations is idle."""
    text = mutated_page(1) + "秦国文（“市长”）说, 2021。\n衡阳。" * 5
    for mutation in MUTATIONS:
        assert any(mutation(random.Random(seed), text) != text for seed in range(5)), mutation.__name__
