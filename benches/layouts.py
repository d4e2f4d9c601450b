#!/usr/bin/env python3
"""Times and scores force layouts: Simpul from outside, s_gd2 and the sfdp and neato of graphviz, in one run.

Usage: layouts.py SIMPUL FOLDER...   (each FOLDER holds map.toml, nodes.csv, edges.csv and graph.gv of one generated
map; needs numpy, s_gd2 and graphviz; s_gd2 and neato are left out above 2 000 parties, where they take long)

Simpul's time is that of the whole program: start, reading the file, the layout, writing the table. That of s_gd2 is its
call alone, on the largest component; those of sfdp and neato are their whole process. Each is the best of five runs (one for large
maps). The stress is that of every pair, or of all pairs with 400 vertices drawn by lot above 2 000, at the best scale.
"""
import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import deque

import numpy


def read(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.reader(file))[1:]


def steps_from(neighbours, source):
    steps = numpy.zeros(len(neighbours))
    steps[source], waiting = -1, deque([source])
    while waiting:
        here = waiting.popleft()
        for other in neighbours[here]:
            if steps[other] == 0:
                steps[other] = max(steps[here], 0) + 1
                waiting.append(other)
    return steps


def stress(points, neighbours):
    size = len(points)
    dice = numpy.random.default_rng(7)
    sources = range(size) if size <= 2000 else dice.choice(size, 400, replace=False)
    total = squares = pairs = 0.0
    for source in sources:
        steps = steps_from(neighbours, source)
        near = steps > 0
        share = numpy.hypot(*(points[near] - points[source]).T) / steps[near]
        total, squares, pairs = total + share.sum(), squares + (share * share).sum(), pairs + near.sum()
    return 1 - total * total / (squares * pairs)


def overlaps(points):
    """Pairs of discs of 10 that overlap when the picture is fitted to a square of side 40 sqrt(n), per 100 discs."""
    size = len(points)
    low, high = points.min(0), points.max(0)
    fitted = (points - low) * (40 * size ** 0.5 / (high - low).max())
    pairs = 0
    for at in range(size):
        pairs += int((numpy.hypot(*(fitted[at + 1:] - fitted[at]).T) < 10).sum())
    return 100 * pairs / size


def best(call, runs):
    def once():
        wall, processor = time.perf_counter(), used()
        result = call()
        return time.perf_counter() - wall, used() - processor, result
    return min((once() for _ in range(runs)), key=lambda found: found[0])


def used():
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(one)[:2]) for one in who)


def peers(folder, names, ties, runs):
    place = {name: at for at, name in enumerate(names)}

    def graphviz(program):
        out = subprocess.run([program, "-Tplain", f"{folder}/graph.gv"], capture_output=True, text=True, check=True)
        points = numpy.zeros((len(names), 2))
        for line in out.stdout.splitlines():
            if line.startswith("node "):
                _, name, x, y, *_ = line.split(" ")
                points[place[name]] = float(x), float(y)
        return points
    yield "sfdp", *best(lambda: graphviz("sfdp"), runs)
    if len(names) > 2000:
        return
    yield "neato", *best(lambda: graphviz("neato"), runs)
    import s_gd2
    inside = set(largest(len(names), ties))
    numbers = {name: at for at, name in enumerate(sorted(inside))}
    ends = [(numbers[a], numbers[b]) for a, b in ties if a in inside]
    sources, targets = zip(*ends)
    wall, processor, found = best(lambda: s_gd2.layout(sources, targets, random_seed=1), runs)
    points = numpy.full((len(names), 2), numpy.nan)
    points[sorted(inside)] = found
    yield "s_gd2 (largest component)", wall, processor, points


def largest(size, ties):
    neighbours = rows(size, ties)
    found, seen = [], set()
    for start in range(size):
        if start not in seen:
            members = [start] + list(numpy.flatnonzero(steps_from(neighbours, start) > 0))
            seen.update(members)
            found = max(found, members, key=len)
    return found


def rows(size, ties):
    neighbours = [[] for _ in range(size)]
    for one, other in ties:
        neighbours[one].append(other)
        neighbours[other].append(one)
    return neighbours


def main(simpul, folders):
    for folder in folders:
        names = [row[0] for row in read(f"{folder}/nodes.csv")]
        place = {name: at for at, name in enumerate(names)}
        ties = sorted({tuple(sorted((place[a], place[b]))) for a, b, *_ in read(f"{folder}/edges.csv")})
        neighbours = rows(len(names), ties)
        runs = 5 if len(names) <= 2000 else 1
        print(f"{len(names)} parties, {len(ties)} ties")

        def own():
            with tempfile.TemporaryDirectory() as room:
                out = os.path.join(room, "layout.csv")
                command = [simpul, "export", f"{folder}/map.toml", "--view", "force", "-o", out]
                subprocess.run(command, capture_output=True, check=True)
                at = {row[0]: row[1:] for row in read(out)}
            return numpy.array([at[name] for name in names], dtype=float)
        reading, _, _ = best(lambda: subprocess.run([simpul, "show", f"{folder}/map.toml", "--format", "json"],
                                                    capture_output=True, check=True), runs)
        for name, wall, processor, points in [("simpul", *best(own, runs)), *peers(folder, names, ties, runs)]:
            there = ~numpy.isnan(points[:, 0])
            number = numpy.cumsum(there) - 1
            kept = [[number[other] for other in neighbours[at]] for at in numpy.flatnonzero(there)]
            found = stress(points[there], kept)
            over = f", {overlaps(points[there]):.1f} overlaps per 100" if len(names) <= 2000 else ""
            print(f"  {name}: stress {found:.4f}{over}, {wall:.4f} s wall, {processor:.4f} s processor")
        print(f"  (simpul show of the same file: {reading:.4f} s wall)")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
