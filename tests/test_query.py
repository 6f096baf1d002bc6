"""Queries: the guard, the child process and its time-out, and the values that come back."""

import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import factory
import pytest

from kg.errors import QueryError, QueryTimeout
from kg.publish.rdf import triples
from kg.publish.store import write_store
from kg.query import run_query
from kg.query.guard import checked
from kg.query.tokens import tokens

SERVICE = "SERVICE <http://127.0.0.1:9/> { ?x ?y ?z }"
CROSS_JOIN = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(5)) + " }"


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    """The factory corpus as a store."""
    folder = tmp_path_factory.mktemp("query") / "store"
    write_store(triples(factory.corpus()), folder)
    return folder


def ask(store: Path, query: str):
    return run_query(store, query, timeout=20)


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ {SERVICE} }}",
        f"select * where {{ {SERVICE.replace('SERVICE', 'service silent')} }}",
        "SELECT * { ?s ?p ?o SERVICE ?s { ?x ?y ?z } }",
        f"ASK {{ {SERVICE} }}",
        f"CONSTRUCT {{ ?x ?y ?z }} WHERE {{ {SERVICE} }}",
        f"DESCRIBE ?x {{ {SERVICE} }}",
        f"SELECT * {{ {{ SELECT ?x {{ {SERVICE} }} }} }}",
        f"SELECT * {{ ?s ?p ?o OPTIONAL {{ {SERVICE} }} }}",
        f"SELECT * {{ {{ ?s ?p ?o }} UNION {{ {SERVICE} }} }}",
        f"SELECT * {{ ?s ?p ?o MINUS {{ {SERVICE} }} }}",
        f"SELECT * {{ GRAPH ?g {{ {SERVICE} }} }}",
        f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ {SERVICE} }} }}",
        f"SELECT * {{ ?s ?p ?o FILTER(NOT EXISTS {{ {SERVICE} }} || ?s = ?o) }}",
        f"SELECT * {{ BIND(EXISTS {{ {SERVICE} }} AS ?b) }}",
        f"SELECT (EXISTS {{ {SERVICE} }} AS ?b) {{ ?s ?p ?o }}",
        f"SELECT ?s {{ ?s ?p ?o }} GROUP BY ?s HAVING(EXISTS {{ {SERVICE} }})",
        f"SELECT ?s {{ ?s ?p ?o }} ORDER BY (EXISTS {{ {SERVICE} }})",
        f"SELECT * {{ ?s ?p ?o FILTER(IF(true, EXISTS {{ {{ SELECT * {{ {SERVICE} }} }} }}, 1)) }}",
        f"# a comment\n SELECT * {{ ?s ?p '#' . {SERVICE} }}",
        f"SELECT * {{ ?s ?p ?o # hidden \r {SERVICE} \n }}",
    ],
)
def test_service_is_refused_wherever_it_stands(query):
    """A query that would reach the network is refused by name."""
    with pytest.raises(QueryError, match="SERVICE is refused"):
        checked(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <http://example.org/g> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://example.org/g> { GRAPH ?g { ?s ?p ?o } }",
        "ASK FROM <http://example.org/g> { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } FROM <http://example.org/g> WHERE { ?s ?p ?o }",
        "DESCRIBE <http://example.org/x> FROM <http://example.org/g>",
    ],
)
def test_other_graphs_are_refused(query):
    """FROM and FROM NAMED are refused in every form of query."""
    with pytest.raises(QueryError, match="FROM and FROM NAMED are refused"):
        checked(query)


@pytest.mark.parametrize(
    "query",
    [
        "LOAD <http://example.org/x>",
        "LOAD SILENT <http://example.org/x> INTO GRAPH <http://example.org/g>",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP DEFAULT",
        "CREATE GRAPH <a:g>",
        "COPY DEFAULT TO <a:g>",
        "PREFIX a: <a:> INSERT DATA { a:a a:b a:c } ; LOAD <http://example.org/x>",
    ],
)
def test_updates_are_refused(query):
    """Every update form is refused as such."""
    with pytest.raises(QueryError, match="updates are refused"):
        checked(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o } # SERVICE <http://127.0.0.1:9/> { ?x ?y ?z }",
        "# FROM <http://example.org/g>\nSELECT * { ?s ?p ?o }",
        'SELECT * { ?s ?p "SERVICE <http://127.0.0.1:9/> { ?x ?y ?z }" }',
        "SELECT * { ?s ?p '''LOAD\nSERVICE\nFROM''' }",
        'SELECT * { ?s ?p "it\\"s a SERVICE" }',
        "PREFIX service: <http://example.org/> SELECT ?service { ?service service:from service:SERVICE }",
        "SELECT * { <http://example.org/SERVICE#FROM> ?from $service }",
        'SELECT * { ?s ?p "x"@service FILTER(?s<?p && ?o>1) }',
        "SELECT * { _:service ?p ?o }",
    ],
)
def test_a_word_in_a_comment_string_or_name_decides_nothing(query):
    """What only reads like a refused form is allowed, unchanged."""
    assert checked(query) == query


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "a\\u0022 # " . SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } \n }',
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }",
        'SELECT * { ?s ?p "\\U00000022" }',
    ],
)
def test_escapes_that_two_parsers_read_differently_are_refused(query):
    """An escape of a code point could hide a form from one of the readings."""
    with pytest.raises(QueryError, match="escapes like"):
        checked(query)


@pytest.mark.parametrize("query", ["", "SELECT", "SELECT * { ?s ?p }", "nonsense", "SELECT * { ?s ?p ?o } }"])
def test_what_is_no_query_is_told(query):
    """A text that can't be parsed is a query error with its place."""
    with pytest.raises(QueryError, match=r"no SPARQL 1\.1 query"):
        checked(query)


def test_a_query_that_is_nested_too_deeply_is_refused():
    """Depth ends in an error that says so, not in a crash."""
    with pytest.raises(QueryError, match="nested too deeply"):
        checked("SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }")


def test_tokens_lose_nothing():
    """Joined, the tokens are the text again."""
    text = 'PREFIX a: <b#> # c\nSELECT ?x { ?x a:b.c \'d\\\'\' , """e"f"""@zh ; a:g 1.5 . FILTER(?x<2) } \''
    assert "".join(token.text for token in tokens(text)) == text


def test_no_request_reaches_a_server(store):
    """A query with SERVICE makes no connection, whatever it hides behind."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def handle(self):
            seen.append(self.client_address)

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        for query in (
            f"SELECT * {{ SERVICE <{url}> {{ ?x ?y ?z }} }}",
            f"SELECT * {{ ?s ?p ?o # \r SERVICE <{url}> {{ ?x ?y ?z }} \n }}",
            f'SELECT * {{ ?s ?p "a\\u0022 # " . SERVICE <{url}> {{ ?x ?y ?z }} \n }}',
            f"SELECT * FROM <{url}> {{ ?s ?p ?o }}",
            f"LOAD <{url}>",
        ):
            with pytest.raises(QueryError):
                ask(store, query)
        server.shutdown()
    assert seen == []


def test_rows_are_plain_python(store):
    """Numbers, booleans, text and IRIs come back as Python's own; what is unbound is None."""
    result = ask(
        store, 'SELECT (1 AS ?a) (0.5 AS ?b) (1e3 AS ?c) (true AS ?d) ("中"@zh AS ?e) (gov:x AS ?f) ?g {}'
    )
    assert result.kind == "rows"
    assert result.variables == ("a", "b", "c", "d", "e", "f", "g")
    assert result.rows == ((1, 0.5, 1000.0, True, "中", "https://w3id.org/governance-kg/ns#x", None),)
    assert [type(value) for value in result.rows[0]] == [int, float, float, bool, str, str, type(None)]


def test_a_number_that_cannot_be_read_stays_text(store):
    """A malformed number is not lost and not an error."""
    assert ask(store, 'SELECT ("many"^^xsd:integer AS ?a) {}').rows == (("many",),)


def test_select_ask_construct_and_describe(store):
    """All four forms are answered, each with its kind."""
    label = '"周远山"@zh'
    assert ask(store, f"SELECT ?p {{ ?p rdfs:label {label} }}").rows == (
        ("https://w3id.org/governance-kg/id/person-1",),
    )
    assert ask(store, f"ASK {{ ?p rdfs:label {label} }}").boolean is True
    assert ask(store, 'ASK { ?p rdfs:label "无此人"@zh }').boolean is False
    line = f"<https://w3id.org/governance-kg/id/person-1> <http://www.w3.org/2000/01/rdf-schema#label> {label} .\n"
    constructed = ask(store, f"CONSTRUCT {{ ?p rdfs:label {label} }} {{ ?p rdfs:label {label} . ?p ?q ?r }}")
    assert (constructed.kind, constructed.triples) == ("triples", line)
    assert line in ask(store, "DESCRIBE id:person-1").triples


def test_prefixes_are_known_and_may_be_declared_otherwise(store):
    """The project's prefixes need no declaration; a declaration in the query wins."""
    assert ask(store, "ASK { id:person-1 gov:presides_over ?e ; a foaf:Person }").boolean is False
    assert ask(store, "ASK { id:person-1 gov:presides_over ?e ; a gov:Person }").boolean is True
    assert ask(store, "PREFIX gov: <http://example.org/> ASK { ?s gov:presides_over ?e }").boolean is False


def test_an_undeclared_prefix_is_named(store):
    """The message names the place and the known prefixes."""
    with pytest.raises(QueryError, match=r"undeclared prefix at 1:.*gov, id"):
        ask(store, "SELECT * { ?s nope:x ?o }")


def test_a_query_that_runs_too_long_is_killed(store):
    """A cross join ends in a time-out soon after its time, and leaves no process behind."""
    begun = time.monotonic()
    with pytest.raises(QueryTimeout, match="after 2 seconds"):
        run_query(store, CROSS_JOIN, timeout=2)
    assert time.monotonic() - begun < 6
    assert children() == []


def children() -> list[str]:
    """Running query processes of this process, where the system lists them."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if fields[1] == str(threading.main_thread().native_id) and b"kg.query.child" in command:
            found.append(status.parent.name)
    return found


def test_a_big_result_comes_through(store):
    """A result far larger than a pipe's buffer is read whole."""
    result = ask(store, "SELECT ?s ?p ?o ?x { ?s ?p ?o . ?x a gov:EvidenceSpan } ")
    assert len(result.rows) == len(triples(factory.corpus())) * 8


def test_rows_and_triples_are_bounded_and_it_is_told(store):
    """More than may be given is cut to the first, and `cut` says so; exactly as many are not cut."""
    rows = run_query(store, "SELECT ?s { ?s ?p ?o }", timeout=20, max_rows=7)
    assert (7, True) == (len(rows.rows), rows.cut)
    made = run_query(store, "CONSTRUCT { ?s a ?s } { ?s ?p ?o }", timeout=20, max_rows=3)
    assert (3, True) == (made.triples.count("\n"), made.cut)
    exact = run_query(store, "SELECT ?x { VALUES ?x { 1 2 3 } }", timeout=20, max_rows=3)
    assert (3, False) == (len(exact.rows), exact.cut)
    same = run_query(store, "CONSTRUCT { id:a id:b id:c } { ?s ?p ?o }", timeout=20, max_rows=1)
    assert (1, False) == (same.triples.count("\n"), same.cut)
    with pytest.raises(QueryError, match="at least 1"):
        run_query(store, "ASK {}", timeout=20, max_rows=0)


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux bounds the address space for sure"
)
def test_memory_is_bounded(store, monkeypatch):
    """A query that needs more memory than it may have ends with a message, not with the machine."""
    monkeypatch.setattr("kg.query.process._BYTES", 2**30)
    with pytest.raises(QueryError, match="needs more memory than it may have"):
        run_query(store, CROSS_JOIN.replace("(COUNT(*) AS ?n)", "*") + " ORDER BY ?c0", timeout=60)


def test_a_time_out_must_be_positive(store):
    """A time-out of nothing is refused."""
    with pytest.raises(QueryError, match="more than 0"):
        run_query(store, "ASK {}", timeout=0)


def test_a_folder_that_is_no_store_is_told(tmp_path):
    """Asking a folder without a store says so and creates nothing."""
    with pytest.raises(QueryError, match="is no store"):
        ask(tmp_path / "store", "ASK {}")
    assert list(tmp_path.iterdir()) == []


def test_a_script_without_a_main_guard_can_ask(store, tmp_path):
    """The child doesn't import the asking script again, as multiprocessing would."""
    script = tmp_path / "script.py"
    script.write_text(
        f"import sys; sys.path.append({str(Path(__file__).parent.parent)!r})\n"
        "from pathlib import Path\nfrom kg.query import run_query\n"
        f"print(run_query(Path({str(store)!r}), 'ASK {{ ?s ?p ?o }}', timeout=20).boolean)\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_asking_loads_no_parser_in_the_asking_process():
    """The parser is the child's business, so that `kg.query` starts fast."""
    code = "import sys, kg.query; print('rdflib' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    assert done.stdout == "False\n"


@pytest.mark.parametrize("form", ["SERVICE <http://127.0.0.1:9/> { ?x ?y ?z }", "SERVICE ?s { ?x ?y ?z }"])
def test_the_parse_tree_refuses_without_the_tokens(form, monkeypatch):
    """The two readings of a query are independent: the tree alone finds a nested SERVICE."""
    monkeypatch.setattr("kg.query.guard.tokens", lambda _: [])
    with pytest.raises(QueryError, match="SERVICE is refused"):
        checked(f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {{ SELECT * {{ GRAPH ?g {{ {form} }} }} }} }} }}")
    with pytest.raises(QueryError, match="FROM and FROM NAMED"):
        checked("SELECT * FROM NAMED <http://example.org/g> { ?s ?p ?o }")
