"""Writes networks with other people's libraries, and says what is in them.

Use: python3 tests/peers/graphs.py FOLDER FIXTURES

Writes files into FOLDER and prints, as JSON, for each of them the names of its vertices and its ties with their
direction; for the plain DL files in FIXTURES too, as igraph reads them.
"""

import json
import sys
import warnings
from pathlib import Path

import igraph
import networkx

NAMES = ["Puskesmas Cempaka", "PKK RW 07 \"Melati\"", "Kafé & Kopi <warga>", "Karang Taruna", "Sendiri — tanpa ikatan", "O'Brien | 7"]
TIES = [(0, 1), (1, 2), (0, 3), (3, 2)]
MEMBERS = [12, 30, 4, 25, 0, 7]


def said(names, ties, directed, values=None):
    word = "directed" if directed else "undirected"
    ties = [(a, b) if directed else tuple(sorted((a, b))) for a, b in ties]
    answer = {"names": sorted(names), "ties": sorted([a, b, word] for a, b in ties)}
    if values is not None:
        answer["values"] = values
    return answer


def quotes_apart(name):
    """The formats of Pajek have no way to write a quotation mark."""
    return name.replace('"', "'")


def main():
    folder, fixtures = Path(sys.argv[1]), Path(sys.argv[2])
    answers = {}
    ties = [(NAMES[a], NAMES[b]) for a, b in TIES]
    values = {name: f"{count}f" for name, count in zip(NAMES, MEMBERS)}
    for directed in (False, True):
        way = "d" if directed else "u"
        graph = networkx.DiGraph() if directed else networkx.Graph()
        for name, count in zip(NAMES, MEMBERS):
            graph.add_node(name, anggota=count)
        for number, (a, b) in enumerate(ties):
            graph.add_edge(a, b, weight=number + 0.5)
        networkx.write_graphml(graph, folder / f"nx-{way}.graphml")
        networkx.write_gexf(graph, folder / f"nx-{way}.gexf")
        networkx.write_gml(graph, folder / f"nx-{way}.gml")
        for ending in ("graphml", "gexf", "gml"):
            answers[f"nx-{way}.{ending}"] = said(NAMES, ties, directed, values)
        plain = networkx.relabel_nodes(graph, quotes_apart)
        for _, attributes in plain.nodes(data=True):
            attributes.clear()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            networkx.write_pajek(plain, folder / f"nx-{way}.net")
        told = [(quotes_apart(a), quotes_apart(b)) for a, b in ties]
        answers[f"nx-{way}.net"] = said(map(quotes_apart, NAMES), told, directed)

        other = igraph.Graph(len(NAMES), TIES, directed=directed)
        other.vs["name"] = NAMES
        other.vs["anggota"] = MEMBERS
        other.es["weight"] = [1.5, 2, 3, 4]
        other.write_graphml(str(folder / f"ig-{way}.graphml"))
        answers[f"ig-{way}.graphml"] = said(NAMES, ties, directed, values)
        other.write_gml(str(folder / f"ig-{way}.gml"))
        answers[f"ig-{way}.gml"] = said(NAMES, ties, directed, values)
        other.vs["name"] = [quotes_apart(name) for name in NAMES]
        other.write_pajek(str(folder / f"ig-{way}.net"))
        answers[f"ig-{way}.net"] = said(map(quotes_apart, NAMES), told, directed)
    for name in ("classic-matrix.dl", "classic-edges.dl", "classic-nodes.dl"):
        found = igraph.Graph.Read_DL(str(fixtures / name))
        names = found.vs["name"]
        answers[name] = said(names, [(names[a], names[b]) for a, b in found.get_edgelist()], True)
    json.dump(answers, sys.stdout)


main()
