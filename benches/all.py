#!/usr/bin/env python3
"""Runs every measurement beside its peers and prints the tables of docs/performance.md, ratios included.

Usage: python3 benches/all.py [--only WORD]   in the folder of the repository

Steps, each left out with a word when what it needs is missing:
  maps      makes the four maps (benches/maps.py) below target/maps
  work      cargo bench --bench work: what the program does, its medians at every size, and how they grow
  file      cargo bench --bench open_save: opening and saving beside the plain toml parse
  measures  benches/measures.py beside igraph           (needs igraph)
  layouts   benches/layouts.py beside sfdp and s_gd2    (needs numpy, graphviz, s_gd2)
  terminal  benches/terminal.py: start, keys, memory, idle, beside other terminal programs (needs pyte)

How a cost grows is the exponent of time against parties + partnerships between the two largest sizes: 1 is in
proportion, 2 is with the square.
"""
import argparse
import importlib.util
import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAPS = ROOT / "target" / "maps"
SIMPUL = ROOT / "target" / "release" / "simpul"
SAMPLE = ROOT / "maps" / "rw07-kencana-asri.toml"
SIZES = {"s": (50, 80), "m": (500, 1500), "l": (5000, 20000), "x": (50000, 250000)}
UNITS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1.0}
# The measured programs, each with a text that says its first screen is there, and keys to move with.
PEERS = [
    ("htop", ["htop"], "Load", "<down>*20 <up>*20"),
    ("tig", ["tig"], "commit", "<down>*20 <up>*20"),
    ("less", ["less", str(SAMPLE)], "format", "j*20 k*20"),
    ("visidata", ["vd", str(MAPS / "l" / "nodes.csv")], "label", "j*20 k*20"),
]


def run(*command, **more):
    return subprocess.run([str(word) for word in command], cwd=ROOT, check=True, text=True, **more)


def output(*command):
    return run(*command, stdout=subprocess.PIPE).stdout


def has(module):
    return importlib.util.find_spec(module) is not None


def seconds(text):
    number, unit = text.split()
    return float(number) * UNITS[unit]


def shown(value):
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e-9:.3g} ns"


def medians(text):
    """{name of a bench: {argument: median in seconds}} from what divan prints."""
    found, name = {}, None
    for line in text.splitlines():
        head = re.match(r"^[├╰]─ (\S+)", line)
        name = head.group(1) if head else name
        row = re.match(r"^[│ ]+[├╰]─ (.+?) {2,}(.+)$", line)
        if row and name:
            columns = re.findall(r"[\d.]+ (?:ns|µs|ms|s)\b", row.group(2))
            if len(columns) >= 3:
                found.setdefault(name, {})[row.group(1).strip()] = seconds(columns[2])
    return found


def exponent(times):
    """How the time grows between the two largest sizes; nothing where there are fewer."""
    sizes = sorted((sum(map(int, size.split("/"))), value) for size, value in times.items())
    if len(sizes) < 2 or sizes[-2][1] <= 0:
        return ""
    (small, before), (large, after) = sizes[-2:]
    return f"{math.log(after / before) / math.log(large / small):.2f}"


def maps(_):
    if not all((MAPS / name / "map.toml").is_file() for name in SIZES):
        run(sys.executable, "benches/maps.py", "--out", MAPS)


def work(_):
    columns = ["22/31"] + ["/".join(map(str, size)) for size in SIZES.values()]
    rows = {}
    for name, times in medians(output("cargo", "bench", "--bench", "work")).items():
        for argument, value in times.items():
            *what, size = argument.split()
            rows.setdefault(" ".join([name.replace("_", " "), *what]), {})[size] = value
    print("\n| what | " + " | ".join(columns) + " | grows |")
    print("|---" * (len(columns) + 2) + "|")
    for name, times in rows.items():
        cells = [shown(times[size]) if size in times else "" for size in columns]
        print(f"| {name} | " + " | ".join(cells) + f" | {exponent(times)} |")


def file(_):
    run("cargo", "bench", "--bench", "open_save", "--", *[MAPS / name / "map.toml" for name in ("l", "x")])


def measures(_):
    for name in ("l", "x"):
        run(sys.executable, "benches/measures.py", SIMPUL, MAPS / name)


def layouts(_):
    run(sys.executable, "benches/layouts.py", SIMPUL, *[MAPS / name for name in ("s", "m", "l")])


def terminal(_):
    keys = "<right>*6 <left>*6 <down>*8 <up>*8 <tab>*8"
    # Simpul may write: it gets copies.
    desk = Path(tempfile.mkdtemp())
    small, large = desk / "rw07.toml", desk / "large.toml"
    shutil.copy(SAMPLE, small)
    shutil.copy(MAPS / "l" / "map.toml", large)
    programs = [("simpul", [SIMPUL, small], "Kompetisi", keys),
                ("simpul, 5 000 / 20 000", [SIMPUL, large], "Kompetisi", keys)]
    programs += [peer for peer in PEERS if shutil.which(peer[1][0])]
    print("\n| program | start, best and median | cold | a key, median and 95 of 100 | memory | idle |")
    print("|---|---|---|---|---|---|")
    for name, command, text, keys in programs:
        bench = [sys.executable, "benches/terminal.py", "--json", "--size", "120x40", "--wait", text, "--name", name]
        command = [str(word) for word in command]
        try:
            warm = json.loads(output(*bench, "--runs", "15", "--idle", "5", "--keys", keys, "--", *command))
            cold = json.loads(output(*bench, "--runs", "7", "--idle", "0", "--cold", "--", *command))
        except subprocess.CalledProcessError as error:
            print(f"| {name} | did not start: {(error.stdout or '').strip()[:60]} | | | | |")
            continue
        print(f"| {name} | {warm['start_min_ms']} / {warm['start_ms']} ms | {cold['start_min_ms']} ms "
              f"| {warm['last_med_ms']} / {warm['last_p95_ms']} ms | {warm['rss_mb']} MB "
              f"| {warm['idle_cpu_pct']} %, {warm['idle_wakeups_s']} wake-ups a second |")


STEPS = [(maps, []), (work, []), (file, []), (measures, ["igraph"]), (layouts, ["numpy", "s_gd2"]),
         (terminal, ["pyte"])]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", help="one step instead of all")
    asked = parser.parse_args()
    run("cargo", "build", "--release", "--locked")
    for step, modules in STEPS:
        if step is not maps and asked.only and step.__name__ != asked.only:
            continue
        missing = [name for name in modules if not has(name)]
        if missing:
            print(f"\nleft out: {step.__name__}, because {', '.join(missing)} is missing")
            continue
        print(f"\n## {step.__name__}", flush=True)
        step(asked)


if __name__ == "__main__":
    main()
