"""The named questions on the gold: golden rows, equal on both engines, and the answers that issue 4 names."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from golden_questions import CASES, FOLDER, ROOT, as_csv

import kg
from kg.build_folder import STORE
from kg.query import Value, questions, resolve_question, run_query
from kg.schema import PREFIXES

SHARED = ROOT.parent / "shared" / "gold"


@pytest.fixture(scope="module")
def gold(tmp_path_factory) -> Path:
    """The build of the gold of `seeds/`."""
    return kg.build(str(ROOT / "seeds" / "*.json"), out=tmp_path_factory.mktemp("gold") / "build").folder


@pytest.fixture(scope="module")
def graph(gold) -> rdflib.Graph:
    """Its Turtle in plain rdflib, in memory."""
    return rdflib.Graph().parse(gold / "graph.ttl")


@pytest.fixture(scope="module")
def shared(tmp_path_factory) -> Path:
    """The store of the gold of the original pages, which the repository doesn't hold."""
    if not SHARED.is_dir():
        pytest.skip(
            "../shared/gold is not there: the gold of the original pages is not part of the repository"
        )
    build = kg.build(str(SHARED / "*.json"), out=tmp_path_factory.mktemp("shared") / "build")
    return build.folder / STORE


def ask(store: Path, question: str, **parameters: str) -> list[tuple[Value, ...]]:
    return list(run_query(store, resolve_question(question, parameters, store), timeout=60).rows)


def plain(term: rdflib.term.Node | None) -> str:
    """A term of rdflib as the CSV has it."""
    return "" if term is None else str(term)


def test_every_question_has_golden_rows():
    """No named question is without a case, no case without its file, and no file without its case."""
    assert {question.name for question in questions()} == {case.partition(".")[0] for case in CASES}
    assert sorted(CASES) == sorted(file.stem for file in FOLDER.glob("*.csv"))


@pytest.mark.parametrize("case", CASES)
def test_the_rows_are_the_golden_ones(case, gold):
    """The rows on the store move only when the gold or the question does; `tests/update_golden.py` writes them."""
    query = resolve_question(case.partition(".")[0], CASES[case], gold / STORE)
    result = run_query(gold / STORE, query, timeout=60)
    expected = (FOLDER / f"{case}.csv").read_text(encoding="utf-8")
    assert expected == as_csv(result.variables, result.rows)


@pytest.mark.parametrize("case", CASES)
def test_plain_rdflib_gives_the_same_rows(case, gold, graph):
    """A scholar with graph.ttl and rdflib alone gets what `kg query` gives, in the same order."""
    query = resolve_question(case.partition(".")[0], CASES[case], gold / STORE)
    rows = [[plain(term) for term in row] for row in graph.query(query, initNs=dict(PREFIXES))]
    with (FOLDER / f"{case}.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[1:] == rows


def test_only_the_gold_without_such_cases_has_no_rows():
    """A golden file without rows would hold a question to nothing; the gold of seeds has no rivals and no unresolved name."""
    assert ["rival_holders", "unresolved"] == [
        case for case in sorted(CASES) if not any(rows(FOLDER / f"{case}.csv"))
    ]


def rows(file: Path) -> Iterator[str]:
    return iter(file.read_text(encoding="utf-8").splitlines()[1:])


@pytest.mark.parametrize(
    ("on", "row"),
    [
        ("2020-11", ("邓群策", "书记", "regular", "attested", "2020-11", "2020-11", None, None)),
        ("2020-11-05", ("邓群策", "书记", "regular", "attested", "2020-11", "2020-11", None, None)),
        ("2021-09", ("秦国文", "书记", "regular", "attested", "2021-09", "2021-09", None, None)),
        ("2021-09-01", ("秦国文", "书记", "regular", "attested", "2021-09", "2021-09", None, None)),
    ],
)
def test_who_was_party_secretary_of_hengyang(shared, on, row):
    """One holder is attested in either month, and for any day of it."""
    assert [row] == ask(shared, "who-held-post", post="衡阳市委书记", on=on)


def test_between_two_attestations_nobody_is_claimed(shared):
    """For a day that nothing attests, the nearest holders are given as such."""
    found = [(row[0], row[3]) for row in ask(shared, "who-held-post", post="衡阳市委书记", on="2021-03")]
    assert [("邓群策", "nearest before"), ("秦国文", "nearest after")] == found


def test_a_mayor_is_found_by_the_name_of_the_place(shared):
    """衡阳市市长 is the 市长 of 衡阳市政府, whose post is labelled 衡阳市政府市长."""
    expected = [("朱健", "市长", "regular", "attested", "2021-09", "2021-09", None, None)]
    assert expected == ask(shared, "who_held_post", post="衡阳市市长", on="2021-09-01")
    assert expected == ask(shared, "who_held_post", post="衡阳市政府市长", on="2021-09-01")
    assert expected == ask(shared, "who_held_post", post="市长@衡阳", on="2021-09-01")


def test_whom_qin_guowen_met_and_who_else_was_there(shared):
    """One guest, and three others who met him in the same reception."""
    day = {"from": "2021-09-01", "until": "2021-09-01"}
    assert [("颜甫全", "2021-09-01")] == [row[:2] for row in ask(shared, "met_whom", actor="秦国文", **day)]
    assert ["何恩广", "刘正兴", "朱健", "秦国文"] == [
        row[0] for row in ask(shared, "met_whom", actor="颜甫全", **day)
    ]
    present = ask(shared, "present_with", actor="颜甫全", **day)
    assert [("2021-09-01", name) for name in ("何恩广", "刘正兴", "朱健", "秦国文")] == [
        (row[0], row[2]) for row in present
    ]


def test_what_hengyang_signed_with_yueyang(shared):
    """Two agreements, of which one has a date and a count; both names are short forms."""
    rows = [row[:5] for row in ask(shared, "agreements", party="衡阳", **{"with": "岳阳"})]
    assert [
        ("衡阳市", "岳阳市", "石化产业协同发展战略合作协议", None, None),
        ("衡阳市", "岳阳市", "产业协同发展战略合作协议", "2023-12-20", 7),
    ] == rows


def test_which_villages_pilot_one_net_for_all(shared):
    """Two villages, apart from the bureau that leads the pilot; the quotation marks may be left out."""
    for name in ("一网通办", "“一网通办”"):
        found = ask(shared, "pilots_of", programme=name)
        assert ["前进村", "岳北村"] == [row[0] for row in found if row[1] == "Place"]
        assert ["衡阳市行政审批服务局"] == [row[0] for row in found if row[1] == "Agency"]


@pytest.mark.parametrize(
    "name",
    [
        "《衡阳市优化营商环境工作规则(试行)》",
        "衡阳市优化营商环境工作规则（试行）",
        "衡阳市优化营商环境工作规则(试行)",
    ],
)
def test_who_issued_the_rules(shared, name):
    """The city, whichever way the title is written."""
    assert [("衡阳市", "2023", None)] == [row[:3] for row in ask(shared, "who-issued", document=name)]
