"""The graph page as a string: its policy, its escaping, its data, its focus, its picture."""

import base64
import hashlib
import html
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace

import factory
import pytest

from kg.errors import UsageError
from kg.publish.explorer import mimebundle, picture, render
from kg.publish.page_data import interface_words, type_styles
from kg.schema import load_schema

PAYLOADS = (
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!--<script>",
    "]]>",
    "{{ 7*7 }}",
)


def hostile(payload):
    """The factory corpus with a payload wherever a page of text could bring one."""
    corpus = factory.corpus()
    page = corpus.pages[0]
    article = replace(
        page.articles[0], headline=payload, authors=(replace(page.articles[0].authors[0], name=payload),)
    )
    return replace(
        corpus,
        pages=(replace(page, articles=(article,), newspaper=payload),),
        entities=tuple(
            replace(e, name=payload + e.name, aliases=(payload,), kind=payload) for e in corpus.entities
        ),
        statements=tuple(
            replace(
                s,
                qualifiers={**s.qualifiers, "verb": payload, payload: payload},
                evidence=tuple(replace(e, quote=payload) for e in s.evidence),
            )
            for s in corpus.statements
        ),
    )


def block(page, name):
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    return json.loads(found[1])


def policy(page):
    return re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)[1]


def test_policy_allows_these_scripts_and_nothing_else():
    """The policy is the one agreed, with one hash for each script of the page, in order."""
    page = render(factory.corpus())

    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    expected = (
        "default-src 'none'; script-src "
        + " ".join(f"'sha256-{digest}'" for digest in hashes)
        + "; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    assert len(scripts) == 2
    assert expected == policy(page)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_payloads_stay_text(payload):
    """Text of a page adds no tag: the page has the same tags with a payload as without, and the data holds it."""
    page = render(hostile(payload))

    tags = re.compile(r"</?[a-zA-Z!][^\s>]*")
    assert tags.findall(render(hostile("无害"))) == tags.findall(page)
    assert payload + "周远山" == block(page, "data")["entities"]["person-1"]["name"]


def test_page_names_nothing_to_fetch():
    """Outside the scripts no attribute or style refers to another file."""
    page = re.sub(r"<script.*?</script>", "", render(factory.corpus()), flags=re.DOTALL)

    assert re.findall(r"""(?:src|href|action)\s*=(?!"#panel")|url\(|@import""", page) == []


def test_edges_are_the_statements_with_their_status():
    """Every statement between two nodes has a line of its own, which says whether it is asserted, planned or denied."""
    drawing = block(render(factory.corpus()), "drawing")

    expected = [(statement.id, statement.status, statement.basis) for statement in factory.STATEMENTS]
    assert expected == [(edge["id"], edge["status"], edge["basis"]) for edge in drawing["edges"]]


def test_only_connected_nodes_are_drawn_and_all_are_searchable():
    """A reception that no statement has as an end is not drawn, but the page knows it; a planned programme is drawn."""
    page = render(factory.corpus())

    drawn = {node["id"] for node in block(page, "drawing")["nodes"]}
    known = block(page, "data")["entities"]
    assert "programme-1" in drawn
    assert ["Reception"] == [node["type"] for name, node in known.items() if name not in drawn]


def test_posts_carry_their_attestation():
    """The statement of a post carries first and last attestation from its tenure."""
    corpus = factory.corpus()
    tenure = replace(corpus.tenures[0], attested_first="2024-03-04", attested_last="2024-05-01")

    page = render(replace(corpus, tenures=(tenure, *corpus.tenures[1:])))

    statement = next(s for s in block(page, "data")["statements"] if s["id"] == "statement-1")
    assert (statement["tenure"]["first"], statement["tenure"]["last"]) == ("2024-03-04", "2024-05-01")
    assert "<td>见报 2024-03-04 至 2024-05-01</td>" in page


def test_summary_counts():
    """The header's figures keep stated apart from derived, and planned apart from both."""
    summary = block(render(factory.corpus(), score={"precision": 0.9, "recall": 0.8, "f1": 0.85}), "data")[
        "summary"
    ]

    expected = {
        "pages": 1,
        "stories": 1,
        "entities": 9,
        "stated": 7,
        "derived": 1,
        "planned": 1,
        "denied": 0,
        "withheld": 1,
    }
    assert expected == {name: summary[name] for name in expected}
    assert summary["newspapers"] == ["清河日报"]
    assert summary["score"]["f1"] == 0.85


def test_readers_without_scripts_get_a_table():
    """The fallback lists every statement with its quote and status."""
    table = re.search(r"<noscript>(.*?)</noscript>", render(factory.corpus()), re.DOTALL)[1]

    assert len(factory.STATEMENTS) + 1 == table.count("<tr>")
    assert "<td>计划 原文</td>" in table


def test_focus_keeps_the_neighbourhood():
    """With one hop around the party committee there is only its secretary."""
    page = render(factory.corpus(), focus="中共清河市委", hops=1)

    assert sorted(block(page, "data")["entities"]) == ["agency-1", "person-1"]
    assert block(page, "data")["summary"]["focused"] == ["agency-1"]


def test_hops_widen_the_focus():
    """Two hops reach whom the secretary met and what he chaired."""
    entities = block(render(factory.corpus(), focus="市委", hops=2), "data")["entities"]

    assert {"agency-1", "person-1", "person-3", "event-1"} <= set(entities)
    assert "agency-3" not in entities


def test_focus_keeps_only_the_stories_that_tell_of_it():
    """A story that says nothing of what is within reach is not on the page."""
    corpus = factory.corpus()
    other = replace(corpus.pages[0], document="other.txt")

    page = render(replace(corpus, pages=(other, *corpus.pages)), focus="市委")

    assert [story["document"] for story in block(page, "data")["stories"]] == ["river.txt"]


def test_shared_name_focuses_on_all_that_carry_it():
    """A name that two entities carry shows both."""
    corpus = factory.corpus()
    twin = replace(corpus.entities[5], id="person-0")

    page = render(replace(corpus, entities=(twin, *corpus.entities)), focus="周远山", hops=0)

    assert sorted(block(page, "data")["entities"]) == ["person-0", "person-1"]


def test_unknown_focus_lists_near_names():
    """A name that nothing carries is a usage error that suggests near ones."""
    with pytest.raises(UsageError, match=r"near names: .*清河市水利局"):
        render(factory.corpus(), focus="水利局")


def test_negative_hops_are_refused():
    """Hops below zero can't be meant."""
    with pytest.raises(UsageError, match="-1"):
        render(factory.corpus(), focus="市委", hops=-1)


def test_same_corpus_same_bytes():
    """The page is the same in another order of the corpus and in another process with another hash seed."""
    corpus = factory.corpus()
    script = "import factory, sys; from kg.publish.explorer import render; sys.stdout.buffer.write(render(factory.corpus()).encode())"
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": paths, "LC_ALL": "C"}

    other = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)

    turned = replace(corpus, entities=corpus.entities[::-1], statements=corpus.statements[::-1])
    assert render(corpus) == render(turned) == other.stdout.decode()


def test_lone_surrogates_do_not_stop_a_page():
    """A page with half a character can still be written as UTF-8."""
    assert b"charset" in render(hostile("\ud800")).encode("utf-8")


def test_empty_corpus_is_a_page():
    """A corpus without anything still gives a page and a picture."""
    empty = replace(factory.corpus(), entities=(), statements=(), tenures=(), mentioned_in=(), pages=())

    assert block(render(empty), "drawing")["nodes"] == []
    assert picture(empty).startswith("<svg")


def test_every_type_and_relation_has_words_and_a_look():
    """Types and relations of the ontology have both labels; all types but Post, which is no entity, have a look."""
    schema = load_schema()

    assert set(schema.relations) == set(interface_words()["relation"])
    assert set(schema.types) - {"Post"} <= set(type_styles())
    assert all(len(pair) == 2 for group in interface_words().values() for pair in group.values())


def test_picture_is_valid_and_escaped():
    """The picture is well-formed XML that holds a payload as text only."""
    tree = ET.fromstring(picture(hostile("<img onerror=alert(1)>")))

    names = {element.tag.split("}")[1] for element in tree.iter()}
    assert {"svg", "rect", "line", "g", "title", "circle", "polygon", "text"} == names


def test_bundle_for_notebooks():
    """A notebook gets a line of text, the picture, and the page in a frame that may run scripts and nothing else."""
    bundle = mimebundle(factory.corpus(), focus="周远山")

    assert {"text/plain", "image/svg+xml", "text/html"} == set(bundle)
    frame = re.fullmatch(
        r'<iframe sandbox="allow-scripts allow-downloads" [^>]*srcdoc="([^"]*)"></iframe>',
        bundle["text/html"],
    )
    assert render(factory.corpus(), focus="周远山") == html.unescape(frame[1])
    assert "清河日报" in bundle["text/plain"]
