"""Named questions: their headers, the binding of parameters, and their answers on the factory corpus."""

import re
from dataclasses import replace
from pathlib import Path

import factory
import pytest

from kg.errors import QueryError
from kg.model import Article, Corpus, Entity, Evidence, Page, Span, Statement
from kg.publish.rdf import triples
from kg.publish.store import write_store
from kg.query import Parameter, questions, resolve_question, run_query
from kg.query.guard import checked
from kg.query.questions import read_question
from kg.query.tokens import tokens

NOWHERE = Path("no-store")  # for what needs no name looked up
NAMES = [question.name for question in questions()]
VALUES = {"text": "书记", "date": "2024-03", "from": "2024-03", "until": "2024-03", "integer": "5"}
NAMED = {
    "Person": "周远山",
    "Agency": "清河市委",
    "Event": "全市水利工作会议",
    "Place": "衡阳市",
    "Programme": "“清流”工程@清河市",
    "Document": "河道办法",
    "Post": "清河市委书记",
}


def value(parameter: Parameter) -> str:
    """A value that fits a parameter, and names something of the two pages."""
    named = parameter.type in ("name", "names", "one")
    return NAMED[(*parameter.classes, "Person")[0]] if named else VALUES[parameter.type]


def second_page(corpus: Corpus) -> Corpus:
    """The factory corpus with a second, later page that repeats one statement and adds others."""
    page = Page(
        "lake.txt",
        "湖",
        "1" * 64,
        (Article("a1", "湖畔新闻", (), Span(0, 1)),),
        home="白石市",
        published="2024-06",
    )
    quote = Evidence("lake.txt", "a1", 0, Span(0, 1), "湖", "rules/1", 0.9)
    entities = (
        Entity("place-430000", "Place", "湖南省", place="430000"),
        Entity("place-430400", "Place", "衡阳市", place="430400"),
        Entity("agency-9", "Agency", "白石市政府", kind="government", home="白石市", place="430423"),
        Entity("agency-8", "Agency", "市委", resolved=False),
        Entity("programme-2", "Programme", "“清流”工程", kind="project", home="白石市"),
        Entity("programme-3", "Programme", "节水城市", kind="designation"),
        Entity("document-1", "Document", "《河道办法》"),
        Entity("person-4", "Official", "白露", home="清河市"),
    )
    known = {each.id: each for each in corpus.statements}
    both = replace(known["statement-1"], evidence=(*known["statement-1"].evidence, quote))
    statements = (
        both,
        Statement("statement-a", "pilots", "agency-9", "programme-2", (quote,), {"attested": "2024"}),
        Statement("statement-b", "issues", "agency-9", "document-1", (quote,), {"date": "2024-05"}),
        Statement(
            "statement-c", "receives_award", "place-430400", "programme-3", (quote,), {"award": "节水城市"}
        ),
        Statement(
            "statement-d", "signed_agreement", "agency-9", "organisation-1", (quote,), {"agreement": "协议"}
        ),
    )
    merged = {**known, **{each.id: each for each in statements}}
    rival = replace(corpus.tenures[0], id="tenure-4", person="person-4")
    return replace(
        corpus,
        pages=(*corpus.pages, page),
        entities=(*corpus.entities, *entities),
        statements=tuple(merged[key] for key in sorted(merged)),
        tenures=(*corpus.tenures, rival),
        mentioned_in=(*corpus.mentioned_in, ("agency-8", "lake.txt", "a1")),
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    """The two pages as a store."""
    folder = tmp_path_factory.mktemp("questions") / "store"
    write_store(triples(second_page(factory.corpus())), folder)
    return folder


def answer(store: Path, question: str, **parameters: str):
    return list(run_query(store, resolve_question(question, parameters, store), timeout=20).rows)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_says_what_it_asks(name):
    """Each file describes itself in both languages, and uses exactly the parameters that it declares."""
    question = next(each for each in questions() if each.name == name)
    assert re.search(r"[一-鿿]", question.zh)
    assert re.fullmatch(r"[\x20-\x7e]+", question.en)
    written = [token.text[1:] for token in tokens(question.text) if token.kind == "variable"]
    used = {token.text[1:] for token in tokens(question.text) if token.text.startswith("$")}
    bound = {
        name
        for each in question.parameters
        for name in (
            (f"{each.name}_earliest", f"{each.name}_latest") if each.type == "date" else (each.name,)
        )
    }
    assert used == bound
    assert [name for name in used if f"?{name}" in question.text.split()] == []
    assert written != []


@pytest.mark.parametrize("name", NAMES)
def test_a_question_runs_with_and_without_its_optional_parameters(name, store):
    """No question fails on the factory corpus, whichever of its parameters are given."""
    question = next(each for each in questions() if each.name == name)
    everything = {each.name: value(each) for each in question.parameters}
    required = {each.name: value(each) for each in question.parameters if each.default is None}
    for parameters in (required, everything):
        query = resolve_question(name, parameters, store)
        assert checked(query) == query
        assert run_query(store, query, timeout=20).kind == "rows"


def test_there_are_the_questions_that_the_design_lists():
    """The competency questions have their names."""
    listed = (
        "agreements appears_with attendees awards_of bodies_under co_presence connections corroborated documents_of "
        "evidence_of in_division met_whom new_since officials_by_kind pilots_of plans policy_homes posts_of present_with "
        "presided_over programmes_of proposals_of rival_holders timeline unresolved who_held who_held_post "
        "who_issued"
    )
    assert " ".join(NAMES) == listed


ANSWERS = [
    ("who_held", {"body": "市政府"}, [("何清", "市长", "regular", "2024-03-04", "2024-03-04", None, None, None)]),
    ("who_held", {"body": "市政府", "until": "2024-02"}, []),
    ("who_held", {"body": "市政府", "from": "2024-03-05"}, []),
    ("who_held", {"body": "市政府", "post": "副市长"}, []),
    ("posts_of", {"person": "石立"}, [("长河集团", "总经理", "regular", "2024-03-04", "2024-03-04", None, None, None)]),
    (
        "presided_over",
        {"from": "2024-03", "until": "2024"},
        [("周远山", "清河市水利工作会议", "2024-03-04", "市委书记周远山主持召开全市水利工作会议")],
    ),
    ("presided_over", {"until": "2024-02"}, []),
    ("presided_over", {"person": "何清"}, []),
    (
        "attendees",
        {"event": "全市水利工作会议"},
        [
            ("周远山", "presides_over", None, "2024-03-04", "市委书记周远山主持召开全市水利工作会议"),
            ("何清", "attends", 1, "2024-03-04", "市长何清出席"),
        ],
    ),
    ("met_whom", {"actor": "石立"}, [("周远山", "2024-03-04", "周远山会见了长河集团总经理石立")]),
    ("agreements", {}, [("白石市政府", "长河集团", "协议", None, None, "湖")]),
    ("agreements", {"party": "清河市委"}, []),
    ("co_presence", {"actor": "周远山"}, [("何清", 1), ("石立", 1)]),
    (
        "present_with",
        {"actor": "周远山", "other": "何清"},
        [("2024-03-04", "清河市水利工作会议", "何清")],
    ),
    ("present_with", {"actor": "周远山", "from": "2024-03-05"}, []),
    (
        "programmes_of",
        {"actor": "市水利局"},
        [("“清流”工程", "implements", "planned", "建设", None, None, "市水利局计划建设“清流”工程")],
    ),
    (
        "policy_homes",
        {"policy": "清流"},
        [
            ("清河市", "“清流”工程", "清河市水利局", "implements", "planned", None, "2024-03-05"),
            ("白石市", "“清流”工程", "白石市政府", "pilots", "asserted", "2024", "2024-06"),
        ],
    ),
    ("pilots_of", {"programme": "“清流”工程"}, [("白石市政府", "Agency", "asserted", "2024", "湖")]),
    ("who_issued", {"document": "河道办法"}, [("白石市政府", "2024-05", None, "湖")]),
    (
        "who_held_post",
        {"post": "清河市市长", "on": "2024-03-04"},
        [("何清", "市长", "regular", "attested", "2024-03-04", "2024-03-04", None, None)],
    ),
    ("documents_of", {"issuer": "白石市政府"}, [("《河道办法》", "2024-05", None, "湖")]),
    ("awards_of", {"receiver": "衡阳市"}, [("节水城市", "节水城市", None, None, "湖")]),
    (
        "proposals_of",
        {"actor": "清河市水利局"},
        [("建设“清流”工程", "Proposal", None, "市水利局计划建设“清流”工程")],
    ),
    ("bodies_under", {"body": "清河市政府"}, [("清河市水利局", "清河市政府")]),
    (
        "in_division",
        {"division": "湖南省"},
        [("衡阳市", "Place", "430400"), ("白石市政府", "Agency", "430423")],
    ),
    (
        "connections",
        {"first": "何清", "second": "石立"},
        [(3, "attends", "清河市水利工作会议", "presides_over", "周远山", "meets_with")],
    ),
    ("appears_with", {"actor": "周远山", "limit": "1"}, [("何清", 1)]),
    (
        "evidence_of",
        {"entity": "周远山", "only": "meets_with"},
        [
            ("周远山", "meets_with", "石立", "asserted", "stated", "周远山会见了长河集团总经理石立", "全市水利工作会议召开",
             "river.txt", 79, 94)
        ],
    ),
    ("corroborated", {}, [("周远山", "holds_post", "清河市委", 2)]),
    ("rival_holders", {}, [("清河市委", "书记", "周远山", "2024-03-04", "白露", "2024-03-04")]),
    ("officials_by_kind", {}, [("party", 2), ("enterprise", 1), ("government", 1)]),
    (
        "timeline",
        {"entity": "何清", "from": "2024-03-04", "until": "2024-03-04"},
        [
            ("2024-03-04", "attested", "何清", "holds_post", "清河市政府", "市长", "asserted", "市委副书记、市长何清"),
            ("2024-03-04", "date", "何清", "attends", "清河市水利工作会议", None, "asserted", "市长何清出席"),
        ],
    ),
    ("timeline", {"entity": "何清", "from": "2024-03-05"}, []),
    ("plans", {}, [("清河市水利局", "implements", "“清流”工程", "建设", "市水利局计划建设“清流”工程")]),
    ("unresolved", {}, [("市委", "Agency", "湖畔新闻", "lake.txt")]),
    (
        "new_since",
        {"since": "2024-04"},
        [
            ("白石市政府", "issues", "《河道办法》", "asserted", "2024-06"),
            ("白石市政府", "pilots", "“清流”工程", "asserted", "2024-06"),
            ("白石市政府", "signed_agreement", "长河集团", "asserted", "2024-06"),
            ("衡阳市", "receives_award", "节水城市", "asserted", "2024-06"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("question", "parameters", "rows"), ANSWERS)
def test_a_question_is_answered(question, parameters, rows, store):
    """The rows are those that the two pages bear out, in order."""
    assert answer(store, question, **parameters) == rows


def test_every_question_has_an_expected_answer():
    """No question is left without rows to hold it to."""
    assert sorted({question for question, _, rows in ANSWERS if rows}) == NAMES


@pytest.mark.parametrize(
    "value",
    ['"@zh } SERVICE <http://127.0.0.1:9/> {} #', "a\\", 'a\\"b', "a\nb\r\tc", "$body ?x", "'''", "}", "𠮷"],
)
def test_a_value_is_bound_as_a_literal_whatever_it_holds(value, store):
    """A value can't leave its string: the query stays one that the guard allows, and finds nothing."""
    query = resolve_question("who_held", {"body": "市政府", "post": value}, store)
    assert checked(query) == query
    assert run_query(store, query, timeout=20).rows == ()
    bound = resolve_question("SELECT ($value AS ?same) {}", {"value": value}, store)
    assert run_query(store, bound, timeout=20).rows == ((value,),)
    with pytest.raises(QueryError, match="parameter 'person': no Person is named"):
        resolve_question("posts_of", {"person": value}, store)


def test_a_parameter_in_a_comment_or_a_string_is_left_alone():
    """Only variables are replaced."""
    text = '# $x\nSELECT ($x AS ?a) ("$x" AS ?b) {}'
    assert resolve_question(text, {"x": "1"}, NOWHERE) == '# $x\nSELECT ("1" AS ?a) ("$x" AS ?b) {}'


def test_dates_are_bound_as_the_first_or_last_day():
    """A partial date widens to its bounds."""
    text = "# param a: from, required\n# param b: until, required\nSELECT ($a AS ?x) ($b AS ?y) {}"
    bound = resolve_question(text, {"a": "2024-02", "b": "2024-02"}, NOWHERE)
    assert '("2024-02-01"^^xsd:date AS ?x) ("2024-02-29"^^xsd:date AS ?y)' in bound


@pytest.mark.parametrize(
    ("question", "parameters", "message"),
    [
        ("posts_of", {}, "'person' is missing"),
        ("posts_of", {"person": "甲", "colour": "red"}, "unknown parameter 'colour'; known: person"),
        ("unresolved", {"x": "1"}, "unknown parameter 'x'; known: none"),
        ("new_since", {"since": "last week"}, "must be a date"),
        ("new_since", {"since": "2024-13"}, "must be a date"),
        ("new_since", {"since": ""}, "must be a date"),
        ("corroborated", {"pages": "2) } #"}, "must be a whole number"),
        ("corroborated", {"pages": "-1"}, "must be a whole number"),
        ("who_held_post", {"post": "甲", "on": "yesterday"}, "'on' must be a date"),
        ("who_held_post", {"post": " ", "on": "2024"}, "'post' is missing"),
        ("posts_of", {"person": "甲"}, "no-store is no store"),
        ("# param x: text of Person, required\nASK {}", {}, "can't read"),
        ("post_of", {}, "no question 'post_of'; known are posts_of"),
        ("missing.rq", {}, "can't be read as a query"),
        ("# param x: colour, required\nASK {}", {}, "can't read '# param x: colour, required'"),
        ("ASK {}", {"x": "1"}, "unknown parameter 'x'"),
    ],
)
def test_a_wrong_parameter_or_name_is_told(question, parameters, message):
    """Each mistake has a message that says what to do."""
    with pytest.raises(QueryError, match=re.escape(message)):
        resolve_question(question, parameters, NOWHERE)


def test_a_file_is_read_before_a_name(tmp_path):
    """An existing .rq file is a question with its own header."""
    path = tmp_path / "mine.rq"
    path.write_text("# param who: text, default 周远山\nASK { ?x gov:author_name $who }", encoding="utf-8")
    assert 'ASK { ?x gov:author_name "周远山" }' in resolve_question(str(path), {}, NOWHERE)


def test_a_header_is_read_whole():
    """Descriptions and parameters come from the comment lines."""
    question = read_question(
        "q", "# zh: 问\n# en: Ask\n# param a: text, default\n# param b: integer, default 3\nASK {}"
    )
    assert (question.zh, question.en) == ("问", "Ask")
    assert [(each.name, each.type, each.default) for each in question.parameters] == [
        ("a", "text", ""),
        ("b", "integer", "3"),
    ]
