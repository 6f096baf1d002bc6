"""Gold as marked text: easier to write and to read than spans, and turned into gold files and back without loss.

Usage: python tests/marked_gold.py show GOLD.json > NAME.marked
       python tests/marked_gold.py make NAME.marked FOLDER        writes the page, its .ann and its .json file there

A marked page has a head (`document`, `home`, `published`), the text, and what is said of it, one thing a line:

    document: qinghe-2024-03.txt
    home: 清河市
    published: 2024-03-05
    --- text
    <a1>全市水利工作会议召开

    3月4日，{A市委=清河市委}{T书记}{O周远山}主持召开{E全市水利工作会议=清河市水利工作会议}。</a1>
    --- articles
    a1 | 全市水利工作会议召开 | 记者:林小舟、通讯员:何清
    --- entities
    Agency | 清河市委 | 中共清河市委
    --- statements
    a1 | holds_post | 周远山 | 清河市委 | {"title": "书记", "attested": "2024-03-04"} | 市委书记周远山

`{A市委=清河市委}` is a type, the words, and the name of the entity where it differs. The types are O Official, P Person,
A Agency, G Organisation, T Post, R Programme, D Document, E Event and L Place; a Post has no entity. Entities need a
line only for further aliases (with ` / ` between them), if nothing mentions them, or to be `private` (a fourth field). The object of a proposal
may be `-`. A fifth field that holds `"status": "denied"` puts a statement among those that did not happen. Of two
entities of one name, `Type:name` tells which is meant.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]

LETTERS = {
    "O": "Official", "P": "Person", "A": "Agency", "G": "Organisation", "T": "Post", "R": "Programme", "D": "Document",
    "E": "Event", "L": "Place",
}  # fmt: skip
LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}
HEAD = ("document", "home", "published")
MARK = re.compile(
    r"<(?P<close>/?)(?P<article>a\d+)>|\{(?P<letter>[A-Z])(?P<words>[^{}=]+)(?:=(?P<name>[^{}]+))?\}"
)
SECTION = re.compile(r"^--- (\w+)\n", re.MULTILINE)


class MarkedError(ValueError):
    """A marked page is not well formed; the message tells where."""


@dataclass(slots=True)
class _Entities:
    """Entities in the order in which they are first named."""

    by_key: dict[tuple[str, str], Json] = field(default_factory=dict)

    def named(self, kind: str, name: str) -> Json:
        """The entity of a type and name, made if it is new."""
        new = {"id": f"e{len(self.by_key) + 1}", "type": kind, "name": name, "aliases": []}
        return self.by_key.setdefault((kind, name), new)

    def alias(self, entity: Json, words: str) -> None:
        """Add other words for an entity."""
        if words != entity["name"] and words not in entity["aliases"]:
            entity["aliases"].append(words)

    def meant(self, words: str) -> str:
        """The id of the entity that is called by its name, or by its type and name."""
        kind, colon, name = words.partition(":")
        if colon and (kind, name) in self.by_key:
            return str(self.by_key[kind, name]["id"])
        found = [entity["id"] for (_, each), entity in self.by_key.items() if each == words]
        if len(found) != 1:
            raise MarkedError(f"{words!r} names {len(found)} entities")
        return str(found[0])


def make(marked: str) -> tuple[str, Json]:
    """The text and the gold of a marked page.

    Raises:
        MarkedError: a mark, a line or a name can't be read, or a quote doesn't stand in its article.
    """
    head, *parts = SECTION.split(marked)
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    facts = dict(line.split(": ", 1) for line in head.splitlines() if line)
    entities = _Entities()
    text, spans, mentions = _unmarked(sections["text"][:-1], entities)
    for line in _lines(sections, "entities"):
        _entity(line, entities)
    articles = [_article(line, spans) for line in _lines(sections, "articles")]
    statements = [_statement(line, text, spans, entities) for line in _lines(sections, "statements")]
    gold: Json = {
        **{key: facts[key] for key in HEAD},
        "articles": sorted(articles, key=lambda article: article["start"]),
        "entities": list(entities.by_key.values()),
        "mentions": mentions,
        "statements": [each for each in statements if each.get("status") != "denied"],
        "denied": [each for each in statements if each.get("status") == "denied"],
    }
    return text, gold if gold["denied"] else {key: value for key, value in gold.items() if key != "denied"}


def _lines(sections: Mapping[str, str], name: str) -> Iterator[list[str]]:
    for line in sections.get(name, "").splitlines():
        if line.strip():
            yield [part.strip() for part in line.split(" | ", 5)]


def _unmarked(marked: str, entities: _Entities) -> tuple[str, dict[str, list[int]], list[Json]]:
    """The text without marks, the spans of the articles, and the mentions."""
    pieces: list[str] = []
    spans: dict[str, list[int]] = {}
    mentions: list[Json] = []
    length = at = 0
    for match in MARK.finditer(marked):
        pieces.append(marked[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match["article"]:
            spans.setdefault(match["article"], []).append(length)
            continue
        mentions.append(_mention(match, length, entities))
        pieces.append(match["words"])
        length += len(match["words"])
    text = "".join((*pieces, marked[at:]))
    if wrong := re.search(r".{0,10}[{}].{0,10}", text):
        raise MarkedError(f"not a mark: {wrong[0]!r}")
    return text, spans, mentions


def _mention(match: re.Match[str], start: int, entities: _Entities) -> Json:
    kind, words = LETTERS.get(match["letter"]), match["words"]
    if kind is None:
        raise MarkedError(f"no type has this letter: {match[0]}")
    found: Json = {"start": start, "end": start + len(words), "type": kind, "text": words, "entity": None}
    if kind != "Post":
        entity = entities.named(kind, match["name"] or words)
        entities.alias(entity, words)
        found["entity"] = entity["id"]
    return found


def _article(line: list[str], spans: Mapping[str, list[int]]) -> Json:
    name, headline, signed = (*line, "")[:3]
    pairs = [item.rpartition(":") for item in signed.split("、") if item]
    authors = [{"name": author, "role": role or None} for role, _, author in pairs]
    if len(spans.get(name, ())) != 2:
        raise MarkedError(f"article {name} needs one <{name}> and one </{name}>")
    start, end = spans[name]
    return {
        "id": name,
        "headline": headline,
        "bylines": [author["name"] for author in authors],
        "authors": authors,
        "start": start,
        "end": end,
    }


def _entity(line: list[str], entities: _Entities) -> None:
    kind, name, aliases, private = (*line, "", "")[:4]
    entity = entities.named(kind, name)
    for alias in aliases.split(" / "):
        if alias:
            entities.alias(entity, alias)
    if private == "private":
        entity["private"] = True


def _statement(line: list[str], text: str, spans: Mapping[str, list[int]], entities: _Entities) -> Json:
    if len(line) != 6:
        raise MarkedError(f"a statement has six fields: {' | '.join(line)}")
    article, relation, subject, target, said, quote = line
    qualifiers = json.loads(said)
    status = {"status": qualifiers.pop("status")} if "status" in qualifiers else {}
    start = text.find(quote, *spans[article])
    if start < 0:
        raise MarkedError(f"article {article} doesn't hold the quote {quote!r}")
    return {
        "relation": relation,
        "subject": entities.meant(subject),
        "object": None if target == "-" else entities.meant(target),
        "qualifiers": qualifiers,
        **status,
        "evidence": quote,
        "start": start,
        "end": start + len(quote),
        "article": article,
    }


def show(gold: Json, text: str) -> str:
    """The marked page of a text and its gold; `make` gives both back."""
    entities = {each["id"]: each for each in gold["entities"]}
    lines = [
        *(f"{key}: {gold[key]}" for key in HEAD),
        "--- text",
        _marked(gold, text, entities),
        "--- articles",
    ]
    for article in sorted(gold["articles"], key=lambda each: int(each["id"][1:])):
        signed = "、".join(f"{each['role'] or ''}:{each['name']}" for each in article["authors"])
        lines.append(f"{article['id']} | {article['headline']} | {signed}")
    lines += ["--- entities", *_further(gold), "--- statements"]
    for each in (*gold["statements"], *gold.get("denied", ())):
        said = each["qualifiers"] | ({"status": each["status"]} if "status" in each else {})
        ends = [_called(entities, each[end]) for end in ("subject", "object")]
        quote = json.dumps(said, ensure_ascii=False)
        lines.append(" | ".join((each["article"], each["relation"], *ends, quote, each["evidence"])))
    return "\n".join((*lines, ""))


def _marked(gold: Json, text: str, entities: Mapping[str, Json]) -> str:
    """The text with its marks; where several stand at one place, articles close before others open."""
    marks: list[tuple[int, int, str, int]] = []
    for article in gold["articles"]:
        marks.append((article["start"], 1, f"<{article['id']}>", article["start"]))
        marks.append((article["end"], 0, f"</{article['id']}>", article["end"]))
    for mention in gold["mentions"]:
        name = "" if mention["entity"] is None else entities[mention["entity"]]["name"]
        resolved = f"={name}" if name not in ("", mention["text"]) else ""
        words = f"{{{LETTER_OF[mention['type']]}{mention['text']}{resolved}}}"
        marks.append((mention["start"], 2, words, mention["end"]))
    pieces, at = [], 0
    for start, _, mark, end in sorted(marks):
        pieces += [text[at:start], mark]
        at = end
    return "".join((*pieces, text[at:]))


def _further(gold: Json) -> Iterator[str]:
    """Lines for what the marks don't tell of the entities."""
    told: dict[str, list[str]] = {}
    for mention in gold["mentions"]:
        told.setdefault(mention["entity"], []).append(mention["text"])
    for each in gold["entities"]:
        left = [alias for alias in each["aliases"] if alias not in told.get(each["id"], ())]
        if left or each.get("private") or each["id"] not in told:
            private = " | private" if each.get("private") else ""
            yield f"{each['type']} | {each['name']} | {' / '.join(left)}{private}"


def _called(entities: Mapping[str, Json], number: str | None) -> str:
    if number is None:
        return "-"
    entity = entities[number]
    alone = sum(each["name"] == entity["name"] for each in entities.values()) == 1
    return str(entity["name"]) if alone else f"{entity['type']}:{entity['name']}"


def written(gold: Json) -> str:
    """A gold file: JSON with a line for each article, entity, mention and statement, so that a change is seen as one."""
    parts = []
    for key, value in gold.items():
        rows = ",\n".join(f"  {json.dumps(each, ensure_ascii=False)}" for each in value)
        parts.append(
            f' "{key}": [\n{rows}\n ]'
            if isinstance(value, list)
            else f' "{key}": {json.dumps(value, ensure_ascii=False)}'
        )
    return "{\n" + ",\n".join(parts) + "\n}\n"


def annotation(gold: Json) -> str:
    """The .ann file: start, end, type and text of each mention, separated by tabs."""
    return "".join(f"{m['start']}\t{m['end']}\t{m['type']}\t{m['text']}\n" for m in gold["mentions"])


def main(arguments: list[str]) -> int:
    """Show a gold file, or make one."""
    match arguments:
        case ["show", file]:
            gold = json.loads(Path(file).read_text(encoding="utf-8"))
            print(show(gold, (Path(file).parent / gold["document"]).read_text(encoding="utf-8")), end="")
        case ["make", file, folder]:
            text, gold = make(Path(file).read_text(encoding="utf-8"))
            page = Path(folder) / gold["document"]
            page.write_text(text, encoding="utf-8")
            page.with_suffix(".ann").write_text(annotation(gold), encoding="utf-8")
            page.with_suffix(".json").write_text(written(gold), encoding="utf-8")
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
