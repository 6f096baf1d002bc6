"""Tiny builders for tests: a page, a record and a corpus by hand, with no extraction involved."""

from dataclasses import replace

from kg.model import (
    Article,
    Author,
    Corpus,
    Entity,
    Evidence,
    Mention,
    Page,
    Record,
    Sentence,
    Span,
    Statement,
    Tenure,
)

TEXT = (
    "全市水利工作会议召开\n\n"
    "■本报记者 林小舟\n\n"
    "3月4日,市委书记周远山主持召开全市水利工作会议。市委副书记、市长何清出席。"
    "市水利局计划建设“清流”工程。会后,周远山会见了长河集团总经理石立。农户王二说好。"
)
DOCUMENT = "river.txt"


def span(quote: str, text: str = TEXT) -> Span:
    """The first place where `quote` stands in `text`."""
    start = text.index(quote)
    return Span(start, start + len(quote))


def evidence(quote: str, confidence: float = 0.9) -> Evidence:
    """An evidence on the factory page for a quote that stands on it."""
    return Evidence(DOCUMENT, "a1", 1, span(quote), quote, "rules/1", confidence)


def page() -> Page:
    """One page with one article; the town is invented."""
    body = TEXT.index("3月4日")
    stop = TEXT.index("。") + 1
    return Page(
        document=DOCUMENT,
        text=TEXT,
        sha256="0" * 64,
        articles=(Article("a1", "全市水利工作会议召开", (Author("林小舟", "记者"),), Span(0, len(TEXT))),),
        sentences=(Sentence(span("全市水利工作会议召开"), "a1"), Sentence(Span(body, stop), "a1")),
        home="清河市",
        home_source="option",
        published="2024-03-05",
        newspaper="清河日报",
    )


ENTITIES = (
    Entity("agency-1", "Agency", "清河市委", ("中共清河市委", "市委"), kind="party", home="清河市"),
    Entity("agency-2", "Agency", "清河市政府", ("市政府",), kind="government", home="清河市"),
    Entity("agency-3", "Agency", "清河市水利局", ("市水利局",), kind="government", home="清河市"),
    Entity("event-1", "Event", "清河市水利工作会议", ("全市水利工作会议",), home="清河市"),
    Entity("organisation-1", "Organisation", "长河集团", (), kind="enterprise"),
    Entity("person-1", "Official", "周远山", (), home="清河市"),
    Entity("person-2", "Official", "何清", (), home="清河市"),
    Entity("person-3", "Official", "石立", (), home="清河市"),
    Entity("programme-1", "Programme", "“清流”工程", ("清流",), kind="project", home="清河市"),
)

STATEMENTS = (
    Statement(
        "statement-1",
        "holds_post",
        "person-1",
        "agency-1",
        (evidence("市委书记周远山"),),
        {"title": "书记", "attested": "2024-03-04"},
        confidence=0.9,
    ),
    Statement(
        "statement-2",
        "presides_over",
        "person-1",
        "event-1",
        (evidence("市委书记周远山主持召开全市水利工作会议"),),
        {"date": "2024-03-04", "verb": "主持召开"},
        confidence=0.9,
    ),
    Statement(
        "statement-3",
        "holds_post",
        "person-2",
        "agency-2",
        (evidence("市委副书记、市长何清"),),
        {"title": "市长", "attested": "2024-03-04"},
        confidence=0.9,
    ),
    Statement(
        "statement-4",
        "attends",
        "person-2",
        "event-1",
        (evidence("市长何清出席"),),
        {"date": "2024-03-04", "order": 1},
        confidence=0.9,
    ),
    Statement(
        "statement-5",
        "implements",
        "agency-3",
        "programme-1",
        (evidence("市水利局计划建设“清流”工程"),),
        {"verb": "建设"},
        status="planned",
        confidence=0.8,
    ),
    Statement(
        "statement-6",
        "holds_post",
        "person-3",
        "organisation-1",
        (evidence("长河集团总经理石立"),),
        {"title": "总经理", "attested": "2024-03-04"},
        confidence=0.9,
    ),
    Statement(
        "statement-7",
        "meets_with",
        "person-1",
        "person-3",
        (evidence("周远山会见了长河集团总经理石立"),),
        {"date": "2024-03-04", "verb": "会见"},
        confidence=0.9,
    ),
    Statement(
        "statement-8",
        "proposes",
        "agency-3",
        None,
        (evidence("市水利局计划建设“清流”工程"),),
        {"topic": "建设“清流”工程"},
        confidence=0.6,
    ),
    Statement(
        "statement-9",
        "part_of",
        "agency-3",
        "agency-2",
        (evidence("市水利局"),),
        {},
        basis="derived",
        confidence=0.9,
    ),
)

TENURES = (
    Tenure(
        "tenure-1",
        "person-1",
        "agency-1",
        "书记",
        "regular",
        "2024-03-04",
        "2024-03-04",
        None,
        None,
        ("statement-1",),
    ),
    Tenure(
        "tenure-2",
        "person-2",
        "agency-2",
        "市长",
        "regular",
        "2024-03-04",
        "2024-03-04",
        None,
        None,
        ("statement-3",),
    ),
    Tenure(
        "tenure-3",
        "person-3",
        "organisation-1",
        "总经理",
        "regular",
        "2024-03-04",
        "2024-03-04",
        None,
        None,
        ("statement-6",),
    ),
)


def corpus() -> Corpus:
    """A small merged corpus: nine entities, nine statements of several kinds and statuses, three tenures."""
    mentioned = tuple((entity.id, DOCUMENT, "a1") for entity in ENTITIES)
    return Corpus((page(),), ENTITIES, STATEMENTS, TENURES, mentioned, withheld=1)


def record() -> Record:
    """A record of the factory page with local ids and a private person (王二)."""
    entities = (
        Entity("e1", "Agency", "清河市委", ("市委",), kind="party", home="清河市"),
        Entity("e2", "Official", "周远山", (), home="清河市"),
        Entity("e3", "Person", "王二", (), home="清河市"),
    )
    mentions = (
        Mention(span("市委"), "Agency", "市委", "rules", 0.95, "e1"),
        Mention(span("书记"), "Post", "书记", "rules", 0.95),
        Mention(span("周远山"), "Official", "周远山", "rules", 0.95, "e2"),
        Mention(span("王二"), "Person", "王二", "rules", 0.8, "e3"),
    )
    statements = (
        Statement(
            "s1",
            "holds_post",
            "e2",
            "e1",
            (evidence("市委书记周远山"),),
            {"title": "书记", "attested": "2024-03-04"},
            confidence=0.9,
        ),
    )
    return Record(page(), "rules/1", mentions, entities, statements)


def turned(corpus: Corpus) -> Corpus:
    """The same corpus with everything in it in the opposite order."""
    parts = ("entities", "statements", "tenures", "mentioned_in")
    return replace(corpus, **{part: getattr(corpus, part)[::-1] for part in parts})
