#!/usr/bin/env python3
"""Times all network measures: Simpul from outside, python-igraph and its two heaviest alone, in one run.

Usage: measures.py SIMPUL FOLDER   (FOLDER holds map.toml and edges.csv of one generated map; needs igraph)

Simpul's time is that of the whole program: start, reading the file, every measure, writing JSON. Igraph's is that
of its calls alone, its graph already built: density, degree, components, closeness, betweenness, eigenvector,
cores, clustering, transitivity, cut points, bridges, diameter, average path, Leiden, constraint, reach within two.
"""
import csv
import json
import subprocess
import sys
import time

import igraph


def timed(call):
    start = time.perf_counter()
    result = call()
    return time.perf_counter() - start, result


def main(simpul, folder):
    with open(f"{folder}/edges.csv", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    graph = igraph.Graph.TupleList(((a, b) for a, b, *_ in rows), directed=False).simplify()
    n = graph.vcount()
    measures = {
        "density": graph.density, "degree": graph.degree, "components": graph.connected_components,
        "closeness": graph.closeness, "betweenness": graph.betweenness,
        "eigenvector": graph.eigenvector_centrality, "cores": graph.coreness,
        "clustering": graph.transitivity_local_undirected, "transitivity": graph.transitivity_undirected,
        "cut points": graph.articulation_points, "bridges": graph.bridges, "diameter": graph.diameter,
        "average path": graph.average_path_length, "constraint": graph.constraint,
        "leiden": lambda: graph.community_leiden(objective_function="modularity", n_iterations=2),
        "reach": lambda: graph.neighborhood_size(order=2),
    }
    if n > 20000:
        # These take igraph many minutes here.
        for slow in ("closeness", "betweenness", "diameter", "average path"):
            del measures[slow]
    wall, processor, results, times = time.perf_counter(), time.process_time(), {}, {}
    for name, call in measures.items():
        times[name], results[name] = timed(call)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    command = [simpul, "metrics", f"{folder}/map.toml", "--format", "json", "--today", "2026-03-31"]
    reading, _ = timed(lambda: subprocess.run([simpul, "show", f"{folder}/map.toml", "--format", "json"],
                                              capture_output=True, check=True))
    own, out = timed(lambda: subprocess.run(command, capture_output=True, check=True))
    found = json.loads(out.stdout)
    print(f"{n} parties, {graph.ecount()} ties (simpul: {found['map']['size']}, {found['map']['ties']})")
    for name, seconds in sorted(times.items(), key=lambda pair: -pair[1])[:6]:
        print(f"  igraph {name}: {seconds:.3f} s")
    print(f"  igraph, this list: {wall:.2f} s wall, {processor:.2f} s processor")
    print(f"  simpul, all of it: {own:.2f} s wall (show of the same file: {reading:.2f} s)")
    print(f"  ratio: {own / wall:.2f} of igraph's wall time")
    if "betweenness" in results:
        print(f"  sum of betweenness: igraph {sum(results['betweenness']):.3f}, "
              f"simpul {sum(a['betweenness'] for a in found['actors']):.3f}")
        print(f"  modularity: igraph {results['leiden'].modularity:.4f}, simpul {found['map']['modularity']:.4f}")
    else:
        print(f"  estimated: {found['map']['betweenness_estimated']}, from {found['map']['betweenness_sources']}, "
              f"margin {found['map']['betweenness_margin']:.6f}; largest "
              f"{max(a['betweenness_share'] for a in found['actors']):.6f}")
        print(f"  modularity: igraph {results['leiden'].modularity:.4f}, simpul {found['map']['modularity']:.4f}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
