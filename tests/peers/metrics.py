#!/usr/bin/env python3
"""Compares `simpul metrics` with networkx, on the karate club and on random graphs.

Usage: metrics.py SIMPUL   (needs networkx; igraph is asked too for the modularity when it is installed)

Each graph is written as a map, a partnership an edge and a contribution an arc, and measured from outside.
Prints a line a graph, and ends with 1 at the first difference. All figures to nine places unless said otherwise.
"""
import json
import math
import random
import subprocess
import sys
import tempfile

import networkx as nx

HEAD = 'format = 1\n[map]\nid = "uji"\ntitle = "Uji"\nlanguage = "id"\n'
KINDS = ["government", "business", "donor", "ngo", "community"]


def kind(vertex):
    return KINDS[vertex % len(KINDS)]


def as_map(graph):
    parts = [HEAD]
    for v in graph:
        parts.append(f'[[actor]]\nid = "a{v}"\nname = "A {v}"\nkind = "{kind(v)}"\nstatus = "active"\n')
    for i, (a, b) in enumerate(graph.edges):
        parts.append(f'[[partnership]]\nid = "p{i}"\nname = "P {i}"\nmembers = ["a{a}", "a{b}"]\nstatus = "active"\n'
                     '[[partnership.history]]\ndate = 2025-01-01\nrung = "communication"\n')
    if graph.is_directed():
        for i, (a, b) in enumerate(graph.edges):
            parts.append(f'[[contribution]]\nid = "c{i}"\npartnership = "p{i}"\ngiver = "a{a}"\nreceiver = "a{b}"\n'
                         'category = "information"\ndate = 2025-01-01\nstatus = "delivered"\n')
    return "\n".join(parts)


def measured(simpul, graph, folder):
    path = f"{folder}/map.toml"
    with open(path, "w", encoding="utf-8") as file:
        file.write(as_map(graph))
    which = "flows" if graph.is_directed() else "ties"
    run = subprocess.run([simpul, "metrics", path, "--graph", which, "--format", "json", "--today", "2026-03-31"],
                         capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


class Difference(Exception):
    pass


def same(name, mine, theirs, places=9):
    if mine is None or theirs is None or (isinstance(theirs, float) and math.isnan(theirs)):
        if mine is not None or not (theirs is None or math.isnan(theirs)):
            raise Difference(f"{name}: {mine}, but {theirs}")
    elif abs(mine - theirs) > 10.0 ** -places * max(1.0, abs(theirs)):
        raise Difference(f"{name}: {mine}, but {theirs}")


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else None


def compare(simpul, name, graph, folder):
    found = measured(simpul, graph, folder)
    whole, actors = found["map"], {int(a["id"][1:]): a for a in found["actors"]}
    plain = nx.Graph(graph)
    n = len(graph)
    same("size", whole["size"], n)
    same("ties", whole["ties"], graph.number_of_edges())
    same("density", whole["density"], nx.density(graph))
    parts = sorted(map(len, nx.connected_components(plain)), reverse=True)
    same("components", whole["components"], len(parts))
    same("largest component", whole["largest_component"], parts[0])
    same("isolates", whole["isolates"], nx.number_of_isolates(plain))
    same("transitivity", whole["transitivity"],
         nx.transitivity(plain) if any(d > 1 for _, d in plain.degree) else None)
    clustering = {v: c for v, c in nx.clustering(plain).items() if plain.degree(v) > 1}
    same("clustering", whole["clustering"], mean(clustering.values()))
    lengths = [d for _, row in nx.all_pairs_shortest_path_length(graph) for d in row.values() if d > 0]
    same("diameter", whole["diameter"], max(lengths, default=None))
    same("average path", whole["average_path"], mean(lengths))
    if graph.is_directed():
        same("reciprocity", whole["reciprocity"], nx.overall_reciprocity(graph))
    census = nx.triadic_census(nx.DiGraph(plain))
    triads = [census["003"], census["102"], census["201"], census["300"]]
    for mine, theirs in zip(whole["triads"].values(), triads):
        same("triads", mine, theirs)
    cuts = {f"a{v}" for v in nx.articulation_points(plain)}
    if set(whole["cut_points"]) != cuts:
        raise Difference(f"cut points: {whole['cut_points']}, but {cuts}")
    bridges = {frozenset((f"a{a}", f"a{b}")) for a, b in nx.bridges(plain)}
    if set(map(frozenset, whole["bridges"])) != bridges:
        raise Difference(f"bridges: {whole['bridges']}, but {bridges}")
    groups = {}
    for v, a in actors.items():
        groups.setdefault(a["community"], set()).add(v)
    if plain.number_of_edges():
        same("modularity", whole["modularity"], nx.community.modularity(plain, groups.values()))
        best = max(nx.community.modularity(plain, nx.community.louvain_communities(plain, seed=s)) for s in range(5))
        if whole["modularity"] < best - 0.02:
            raise Difference(f"modularity: {whole['modularity']}, but Louvain finds {best}")
    mixing = {a: {b: 0 for b in KINDS} for a in KINDS}
    for a, b in graph.edges:
        mixing[kind(a)][kind(b)] += 1
        if not graph.is_directed() and kind(a) != kind(b):
            mixing[kind(b)][kind(a)] += 1
    for a in KINDS:
        for b in KINDS:
            same(f"mixing {a} {b}", whole["mixing"][a][b], mixing[a][b])
    raw, share = nx.betweenness_centrality(graph, normalized=False), nx.betweenness_centrality(graph)
    close, core = nx.closeness_centrality(graph), nx.core_number(plain)
    constraint, effective = nx.constraint(plain), nx.effective_size(plain)
    for v, a in actors.items():
        same(f"{v} degree", a["degree"], plain.degree(v))
        if graph.is_directed():
            same(f"{v} in", a["in_degree"], graph.in_degree(v))
            same(f"{v} out", a["out_degree"], graph.out_degree(v))
        same(f"{v} betweenness", a["betweenness"], raw[v])
        if n > 2:
            same(f"{v} betweenness share", a["betweenness_share"], share[v])
        same(f"{v} closeness", a["closeness"] or 0.0, close[v])
        same(f"{v} core", a["core"], core[v])
        same(f"{v} clustering", a["clustering"], clustering.get(v))
        same(f"{v} constraint", a["constraint"], constraint[v])
        if plain.degree(v):
            same(f"{v} effective size", a["effective_size"], effective[v])
        near = nx.single_source_shortest_path_length(graph, v, cutoff=2)
        same(f"{v} reach", a["reach"], (len(near) - 1) / (n - 1))
    if plain.number_of_edges() and nx.is_connected(plain):
        vector = nx.eigenvector_centrality_numpy(plain) if n < 3 else nx.eigenvector_centrality(plain, 10000, 1e-12)
        largest = max(vector.values())
        for v, a in actors.items():
            same(f"{v} eigenvector", a["eigenvector"], vector[v] / largest, places=5)
    print(f"same: {name} ({n}, {graph.number_of_edges()})")


def main(simpul):
    rng = random.Random(7)
    graphs = [("karate club", nx.Graph(nx.karate_club_graph().edges))]
    for seed in range(6):
        n = rng.randrange(3, 60)
        graphs.append((f"random {seed}", nx.gnm_random_graph(n, rng.randrange(1, 3 * n), seed=seed)))
        graphs.append((f"arcs {seed}", nx.gnm_random_graph(n, rng.randrange(1, 3 * n), seed=seed, directed=True)))
    graphs.append(("groups", nx.planted_partition_graph(5, 20, 0.4, 0.02, seed=3)))
    graphs.append(("tree", nx.random_labeled_tree(80, seed=5)))
    with tempfile.TemporaryDirectory() as folder:
        for name, graph in graphs:
            try:
                compare(simpul, name, graph, folder)
            except Difference as difference:
                print(f"{name}: {difference}")
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
