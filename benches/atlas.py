#!/usr/bin/env python3
"""Many maps as one answer, beside `cat` and a plain parse of the same files, in one run.

Usage: atlas.py SIMPUL PLAIN FOLDER [COUNT]

SIMPUL is the program, PLAIN the built bench `atlas_plain` (the line `Executable` of
`cargo bench --no-run --bench atlas_plain` names it). FOLDER is made when it is not there: COUNT maps (10 000 unless
told) in folders of a hundred, each the sample of RW 07 under another RW, kelurahan and kecamatan, and with other names
of its local parties, so that some parties are known in many maps and most in one.

Every figure is the best of three runs, with the files in the system's cache.
"""
import os
import subprocess
import sys
import time

SAMPLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "maps", "rw07-kencana-asri.toml")


def make(folder, count):
    with open(SAMPLE, encoding="utf-8") as file:
        sample = file.read()
    for number in range(count):
        ward, district = number // 20, number // 400
        text = sample.replace("RW 07", f"RW {number % 20 + 1:02}").replace("rw07-kencana-asri", f"rw-{number}")
        text = text.replace("Kencana Asri", f"Kencana {ward}").replace("Cempaka Timur", f"Cempaka {district}")
        inside = os.path.join(folder, f"kecamatan-{district}", f"kelurahan-{ward}")
        os.makedirs(inside, exist_ok=True)
        with open(os.path.join(inside, f"rw-{number}.toml"), "w", encoding="utf-8") as file:
            file.write(text)


def best(command, times=3):
    """Wall and processor seconds of the quickest run, its standard output, and the peak of memory in MB."""
    found = None
    for _ in range(times):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.PIPE, shell=isinstance(command, str))
        out = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"{command} ended with {child.returncode}")
        run = (wall, usage.ru_utime + usage.ru_stime, out, usage.ru_maxrss / 1024)
        found = run if found is None or run[0] < found[0] else found
    return found


def main(simpul, plain, folder, count="10000"):
    if not os.path.isdir(folder):
        make(folder, int(count))
    cat = best(f"find {folder} -name '*.toml' -print0 | xargs -0 cat | wc -c")
    parsed = best([plain, folder])
    seconds, files, parties = parsed[2].split()
    answer = best([simpul, "atlas", folder, "--today", "2026-03-31"])
    first = answer[2].decode().splitlines()[0]
    print(f"{int(files)} files, {int(cat[2]) / 1e6:.0f} MB, {int(parties)} records of parties: {first}")
    print(f"  cat                    {cat[0]:6.2f} s")
    print(f"  plain parse, one core  {float(seconds):6.2f} s")
    print(f"  simpul atlas           {answer[0]:6.2f} s wall, {answer[1]:.2f} s processor "
          f"({answer[1] / answer[0]:.2f} cores), peak {answer[3]:.0f} MB")
    print(f"  atlas / plain parse    {answer[0] / float(seconds):6.2f}")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
