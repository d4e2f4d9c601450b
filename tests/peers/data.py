"""Reads the data of maps with other people's libraries, and compares it with the JSON of the same map.

Use: python3 tests/peers/data.py FOLDER
"""

import json
import subprocess
import sys
from pathlib import Path

import networkx
import openpyxl


def allowed(text):
    """What XML 1.0 can hold of a text."""
    return "".join(c for c in text if c in "\t\n\r" or c >= " ")


def graph_of(data):
    """The edges that a map has: a pair of members a partnership."""
    known = {actor["id"] for actor in data["actors"]}
    edges = []
    for one in data["partnerships"]:
        members = sorted({member for member in one["members"] if member in known})
        edges += [
            (tuple(sorted((a, b))), one["id"])
            for at, a in enumerate(members)
            for b in members[at + 1 :]
        ]
    return sorted(edges)


def network(graph, data, path):
    names = {actor["id"]: allowed(actor["name"]) for actor in data["actors"]}
    found = dict(graph.nodes(data="label"))
    assert set(found) == set(names), path
    for vertex, name in found.items():
        # A parser of XML turns line ends and blanks inside attributes into blanks.
        assert " ".join(name.split()) == " ".join(names[vertex].split()), f"{path}: {name!r}"
    edges = sorted((tuple(sorted((a, b))), more["partnership"]) for a, b, more in graph.edges(data=True))
    assert edges == graph_of(data), path
    assert not graph.is_directed(), path
    rungs = {one["id"]: one.get("derived", {}).get("rung_number") for one in data["partnerships"]}
    for _, _, more in graph.edges(data=True):
        rung = rungs[more["partnership"]]
        assert rung is None or int(more["weight"]) == rung, f"{path}: {more}"


def kumu(path, data):
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Elements", "Connections"], book.sheetnames
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row), path
    elements = list(book["Elements"].iter_rows(values_only=True))
    assert elements[0][:2] == ("Label", "Type"), elements[0]
    labels = [row[0] for row in elements[1:]]
    assert len({label.lower() for label in labels}) == len(data["actors"]), f"{path}: labels are not unique"
    ends = list(book["Connections"].iter_rows(values_only=True))[1:]
    assert len(ends) == len(graph_of(data)), path
    assert {row[0] for row in ends} | {row[1] for row in ends} <= set(labels), path


def main():
    folder = Path(sys.argv[1])
    for path in sorted(folder.glob("*.graphml")):
        stem = path.stem
        data = json.loads((folder / f"{stem}.json").read_text())
        network(networkx.read_graphml(path), data, path.name)
        network(networkx.read_gexf(folder / f"{stem}.gexf"), data, f"{stem}.gexf")
        dot = subprocess.run(["dot", "-Tplain", folder / f"{stem}.dot"], capture_output=True, check=True, text=True)
        lines = dot.stdout.splitlines()
        assert sum(line.startswith("node ") for line in lines) == len(data["actors"]), stem
        assert sum(line.startswith("edge ") for line in lines) == len(graph_of(data)), stem
        pairs = json.loads((folder / f"{stem}.kumu.json").read_text())
        labels = {element["label"] for element in pairs["elements"]}
        assert len(labels) == len(data["actors"]), stem
        assert all(one["from"] in labels and one["to"] in labels for one in pairs["connections"]), stem
        kumu(folder / f"{stem}.kumu.xlsx", data)
        print(f"read: {stem}, {len(data['actors'])} parties, {len(graph_of(data))} ties")


main()
