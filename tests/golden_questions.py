"""What the golden rows are of: the named questions with parameters, on the graph of the gold of `seeds/`."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.query import Value

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(__file__).resolve().parent / "golden" / "questions"

# The name of the file (a question, or a question and a word), and the parameters.
CASES: dict[str, dict[str, str]] = {
    "agreements": {"party": "荻川高新区"},
    "agreements.all": {},
    "appears_with": {"actor": "卓亦明", "limit": "10"},
    "attendees.reception": {"event": "秦国文会见颜甫全等"},
    "attendees": {"event": "汐州市五届人大常委会第二十次会议"},
    "awards_of": {"receiver": "衡阳"},
    "bodies_under": {"body": "沂渡市公安局"},
    "co_presence": {"actor": "秦望川"},
    "connections": {"first": "秦国文@衡阳", "second": "颜甫全", "limit": "12"},
    "corroborated": {},
    "documents_of": {"issuer": "衡阳市"},
    "evidence_of": {"entity": "宋晏清@青砚县", "only": "holds_post"},
    "in_division": {"division": "青砚县"},
    "met_whom": {"actor": "颜甫全"},
    "new_since": {"since": "2024-11"},
    "officials_by_kind": {},
    "pilots_of": {"programme": "一网通办"},
    "plans": {},
    "policy_homes": {"policy": "一件事一次办"},
    "posts_of": {"person": "陈志远@*"},
    "present_with": {"actor": "秦国文", "from": "2021-09-01", "until": "2021-09-01"},
    "presided_over": {"from": "2024-06", "until": "2024-07"},
    "programmes_of": {"actor": "衡阳"},
    "proposals_of": {"actor": "欧阳铭富"},
    "rival_holders": {},
    "timeline": {"entity": "苏既明@汐州市"},
    "unresolved": {},
    "who_held": {"body": "汐州市政府"},
    "who_held_post": {"post": "汐州市市长", "on": "2024-06"},
    "who_held_post.nearest": {"post": "衡阳市委书记", "on": "2021-03-15"},
    "who_held_post.month": {"post": "衡阳市委书记", "on": "2020-11-10"},
    "who_issued": {"document": "衡阳市优化营商环境工作规则(试行)"},
}


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    """Rows as the CSV of a golden file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
