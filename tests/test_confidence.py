"""Confidence: counted by wording on gold pages, leaning on wider classes, and as often right as it says."""

import pytest
from calibration import TABLE, as_csv, counted, held_out, sightings
from hypothesis import given
from hypothesis import strategies as st
from reading import read
from seed_pages import SEEDS

from kg.evaluate import Sighting, calibration_error, reliability
from kg.relate.confidence import Calibration, Counts, calibration

OFTEN = {
    ("attends", "出席"): Counts(90, 100),
    ("attends", "列席"): Counts(1, 2),
    ("leads", "牵头"): Counts(1, 4),
}


def test_a_wording_that_was_seen_often_speaks_for_itself():
    """Ninety right of a hundred is a confidence of nine tenths."""
    assert pytest.approx(0.9, abs=0.01) == Calibration(OFTEN).of("attends", "出席")


def test_a_wording_that_was_seen_seldom_leans_on_its_relation():
    """One right of two is surer in a relation that is mostly right, and one never seen is as sure as its relation."""
    known = Calibration(OFTEN)

    assert 0.5 < known.of("attends", "列席") < 0.9
    assert pytest.approx(0.89, abs=0.01) == known.of("attends", "到会")


def test_a_relation_that_was_seen_seldom_leans_on_all():
    """Below thirty sightings a relation's own share says too little."""
    known = Calibration(OFTEN)

    assert 0.25 < known.of("leads", "牵头") < known.of("leads", "负责")
    assert pytest.approx(known.of("proposes", "建议")) == known.of("leads", "负责")


def test_where_nothing_was_counted_a_statement_is_rather_right_than_wrong():
    """An empty table gives one middling confidence to all."""
    assert 0.8 == Calibration({}).of("attends", "出席")


@given(st.integers(0, 200), st.integers(0, 200))
def test_confidence_is_a_share(right, wrong):
    """Whatever was counted, confidence lies between 0 and 1, and more right ones never lower it."""
    key = ("attends", "出席")
    sure = Calibration({key: Counts(right, right + wrong)}).of(*key)

    assert 0 <= sure <= 1
    assert sure <= Calibration({key: Counts(right + 1, right + wrong + 1)}).of(*key)


def test_a_statement_tells_the_wording_that_it_was_read_from():
    """The rule stands in the evidence, and its confidence is that of the table."""
    (found,) = [s for s in read("市水利局举办节水论坛。").statements if s.relation == "organises"]

    assert "举办" == found.evidence[0].rule
    assert calibration().of("organises", "举办") == found.confidence == found.evidence[0].confidence


@pytest.fixture(scope="module")
def seen():
    """The statements read on the pages of seeds/, and whether they are right."""
    return sightings([(SEEDS, SEEDS)])


def test_the_table_knows_the_wordings_of_the_seeds(seen):
    """Every wording that reads a statement on a seed page is counted in the shipped table."""
    listed = set(calibration().counts)

    assert seen
    assert [] == sorted({(e.relation, e.rule) for page in seen.values() for e in page} - listed), (
        "make confidence"
    )


def test_the_table_is_sorted_and_counts_no_more_right_than_read():
    """The file is what the script writes, and its counts can be."""
    counts = calibration().counts

    assert as_csv(counts) == TABLE.read_text(encoding="utf-8")
    assert list(counts) == sorted(counts)
    assert all(0 <= each.right <= each.read > 0 for each in counts.values())


def test_confidence_holds_on_pages_that_were_not_counted(seen):
    """With each page told by the others' counts, statements are right about as often as they say."""
    assert calibration_error(held_out(seen)) < 0.05


def test_counting_is_by_relation_and_wording():
    """The same wording of two relations is counted apart."""
    told = [
        Sighting("leads", "牵头", 0.9, right=True),
        Sighting("leads", "牵头", 0.9, right=False),
        Sighting("pilots", "牵头", 0.9, right=True),
    ]

    assert {("leads", "牵头"): Counts(1, 2), ("pilots", "牵头"): Counts(1, 1)} == counted(told)


@given(st.lists(st.builds(Sighting, st.just("leads"), st.just("牵头"), st.floats(0, 1), st.booleans())))
def test_bins_hold_every_statement_once(told):
    """The bins of a reliability table count each prediction, in order, between their bounds."""
    bins = reliability(told)

    assert len(told) == sum(each.count for each in bins)
    assert list(bins) == sorted(bins, key=lambda each: each.low)
    assert all(each.low <= each.told <= each.high and 0 <= each.right <= 1 for each in bins)
    assert 0 <= calibration_error(bins) <= 1


def test_the_calibration_error_is_the_mean_distance():
    """Nine tenths told and half right is four tenths off."""
    told = [Sighting("leads", "牵头", 0.9, right) for right in (True, False)]

    assert pytest.approx(0.4) == calibration_error(reliability(told))
    assert 0 == calibration_error(reliability([]))
