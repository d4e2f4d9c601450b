#!/usr/bin/env python3
"""maps.py - deterministic partnership-network generator (stdlib only, Python >= 3.9).

USE:  python3 maps.py [--out DIR] [--seed 20260101] [NAME:ACTORS:PARTNERSHIPS ...]
With no sizes it writes the four yardstick sizes: s:50:80  m:500:1500  l:5000:20000
x:50000:250000, each into DIR/NAME/ as nodes.csv (id,label,type), edges.csv
(from,to,weight), graph.graphml, map.toml (a map file in format 1, with histories,
contributions and agreements), graph.gv (for graphviz) and truth.csv (id,community: the planted communities).  Model: degree-corrected planted
partition: ~n/40 (s: 5) communities of uneven size, each with a dominant sector; actor
'fitness' is Pareto(alpha 1.5), capped, so degrees are heavy-tailed; 80 % of ties stay
inside a community.  96 % of actors are tied into one giant component, ~2 % sit in
detached pairs, ~2 % are isolates.  Ties are simple and undirected; a tie's weight is
its rung (1..5).  Same seed + same arguments -> byte-identical files on any Python 3.9+
(only random.Random.random() is used, whose stream is stable across versions)."""
import bisect, os, sys
from random import Random

SECTORS = ["government", "business", "nonprofit", "academia", "health", "funder",
           "media", "faith", "labour", "community"]
KIND = dict(government="government", business="business", nonprofit="ngo", academia="ngo", health="government", funder="donor",
            media="business", faith="community", labour="community", community="community")
CATS = ["money", "goods", "labour", "expertise", "place", "information"]
REGIONS = ["North", "South", "East", "West", "Central", "Coast", "Delta", "Highland"]
RUNGS = ["communication", "cooperation", "coordination", "collaboration", "confederation"]
STANCES = ["supports", "supports", "neutral", "neutral", "opposes"]
A = ["Aster", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Grove", "Harbour", "Iris",
     "Juniper", "Kestrel", "Lagoon", "Meadow", "Nimbus", "Orchard", "Prairie", "Quarry",
     "River", "Summit", "Timber", "Umber", "Valley", "Willow", "Yarrow", "Zephyr",
     "Québec", "Łódź", "Zürich", "São", "Málaga"]
B = {"government": ["Council", "Agency", "Ministry", "Authority"],
     "business": ["Ltd", "Holdings", "Works", "Logistics"],
     "nonprofit": ["Trust", "Alliance", "Aid", "Network"],
     "academia": ["University", "Institute", "College", "Lab"],
     "health": ["Clinic", "Hospital", "Care Board", "Health Unit"],
     "funder": ["Foundation", "Fund", "Endowment", "Bank"],
     "media": ["Herald", "Radio", "Press", "Broadcasting"],
     "faith": ["Parish", "Mosque Council", "Temple Society", "Diocese"],
     "labour": ["Union", "Guild", "Workers' Council", "Federation"],
     "community": ["Residents", "Forum", "Neighbours", "Youth Club"]}
WORDS = ("agreed joint plan budget review pilot site meeting data sharing staff training "
         "steering group letter of intent renewed after audit paused for election new lead "
         "quarterly report shared premises referral pathway seed grant match funding").split()


class R:
    def __init__(self, seed): self.r = Random(seed)
    def f(self): return self.r.random()
    def i(self, n): return int(self.r.random() * n)
    def pick(self, s): return s[self.i(len(s))]
    def wpick(self, cum): return bisect.bisect_right(cum, self.r.random() * cum[-1])


def cumsum(w):
    out, t = [], 0.0
    for x in w: t += x; out.append(t)
    return out


def esc(s): return s.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def make(out, n, m, seed):
    r = R("%d/%d/%d" % (seed, n, m))
    k = max(5, n // 40)
    csize = cumsum([(0.3 + r.f()) for _ in range(k)])
    comm = [r.wpick(csize) for _ in range(n)]
    dom = [r.i(len(SECTORS)) for _ in range(k)]
    sector = [SECTORS[dom[c]] if r.f() < 0.55 else r.pick(SECTORS) for c in comm]
    fit = [min((1.0 - r.f()) ** (-1 / 1.5), max(8.0, 1.5 * n ** 0.5)) for _ in range(n)]
    niso = max(1, round(0.02 * n)); npair = max(1, round(0.01 * n))
    body = n - niso - 2 * npair
    perm = list(range(n))                                   # spread odd ones over the ids
    for i in range(n - 1, 0, -1):
        j = r.i(i + 1); perm[i], perm[j] = perm[j], perm[i]
    core, rest = perm[:body], perm[body:]
    members = [[] for _ in range(k)]
    for v in core: members[comm[v]].append(v)
    edges, seen = [], set()

    def add(a, b):
        if a == b: return False
        key = (a, b) if a < b else (b, a)
        if key in seen: return False
        seen.add(key); edges.append((a, b)); return True

    # one tie each, to an earlier actor (its community first): makes one giant component
    done = [([], []) for _ in range(k)]; allv, allw = [], []
    for v in core:
        vs, ws = done[comm[v]]
        if allv:
            if vs and r.f() < 0.9: add(v, vs[r.wpick(ws)])
            else: add(v, allv[r.wpick(allw)])
        ws.append((ws[-1] if ws else 0.0) + fit[v]); vs.append(v)
        allw.append((allw[-1] if allw else 0.0) + fit[v]); allv.append(v)
    for i in range(npair): add(rest[2 * i], rest[2 * i + 1])
    ccum = [cumsum([fit[v] for v in ms]) for ms in members]
    ctot = cumsum([(c[-1] if c else 0.0) for c in ccum])
    gcum = cumsum([fit[v] for v in core])
    while len(edges) < m:
        if r.f() < 0.8:
            c = r.wpick(ctot); ms, cu = members[c], ccum[c]
            if len(ms) < 3: continue
            add(ms[r.wpick(cu)], ms[r.wpick(cu)])
        else:
            add(core[r.wpick(gcum)], core[r.wpick(gcum)])
    edges = edges[:m]
    os.makedirs(out, exist_ok=True)
    w = len(str(n)); ids = ["a%0*d" % (w, i + 1) for i in range(n)]
    names = ["%s %s %s %d" % (r.pick(A), r.pick(REGIONS), r.pick(B[sector[i]]), i + 1) for i in range(n)]
    rung = [1 + min(4, int(5 * r.f() * r.f() * 1.3)) for _ in edges]

    def P(name): return open(os.path.join(out, name), "w", encoding="utf-8", newline="\n")
    with P("nodes.csv") as f:
        f.write("id,label,type\n")
        for i in range(n): f.write("%s,%s,%s\n" % (ids[i], names[i], sector[i]))
    with P("edges.csv") as f:
        f.write("from,to,weight\n")
        for (a, b), g in zip(edges, rung): f.write("%s,%s,%d\n" % (ids[a], ids[b], g))
    with P("truth.csv") as f:
        f.write("id,community\n")
        for i in range(n): f.write("%s,%d\n" % (ids[i], comm[i]))
    with P("graph.gv") as f:
        f.write("graph g {\n node [shape=circle,width=0.15,height=0.15,fixedsize=true,label=\"\"];\n")
        for i in ids: f.write(" %s;\n" % i)
        for a, b in edges: f.write(" %s -- %s;\n" % (ids[a], ids[b]))
        f.write("}\n")
    with P("graph.graphml") as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
                '<key id="label" for="node" attr.name="label" attr.type="string"/>\n'
                '<key id="type" for="node" attr.name="type" attr.type="string"/>\n'
                '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>\n'
                '<graph id="G" edgedefault="undirected">\n')
        for i in range(n):
            f.write('<node id="%s"><data key="label">%s</data><data key="type">%s</data></node>\n'
                    % (ids[i], esc(names[i]), sector[i]))
        for e, ((a, b), g) in enumerate(zip(edges, rung)):
            f.write('<edge id="p%d" source="%s" target="%s"><data key="weight">%d</data></edge>\n'
                    % (e + 1, ids[a], ids[b], g))
        f.write("</graph>\n</graphml>\n")
    q = lambda s: '"%s"' % s.replace("\\", "\\\\").replace('"', '\\"')
    def day(y): return "%04d-%02d-%02d" % (y, 1 + r.i(12), 1 + r.i(28))
    def words(c): return " ".join(r.pick(WORDS) for _ in range(c))
    with P("map.toml") as f:
        f.write('format = 1\n\n[map]\nid = "yardstick-%d-%d"\ntitle = "Yardstick map %d/%d"\nanchor = %s\n' % (n, m, n, m, q(ids[core[0]])))
        for i in range(n):
            f.write('\n[[actor]]\nid = %s\nname = %s\nkind = %s\nareas = [%s]\npower = %d\ninterest = %d\nstance = %s\nnotes = %s\n' % (
                q(ids[i]), q(names[i]), q(KIND[sector[i]]), q(r.pick(REGIONS)), 1 + r.i(5), 1 + r.i(5), q(r.pick(STANCES)), q(words(4 + r.i(12)))))
        contributions, agreements = [], []
        for e, ((a, b), g) in enumerate(zip(edges, rung)):
            pid = "p%d" % (e + 1); y = 2010 + r.i(15); first = y
            f.write('\n[[partnership]]\nid = %s\nname = %s\nmembers = [%s, %s]\nstatus = "active"\npurpose = ["service_delivery"]\ngoal = %s\ntarget = %s\n' % (
                q(pid), q(words(3).capitalize()), q(ids[a]), q(ids[b]), q(words(5)), q(RUNGS[min(4, g)])))
            dates = sorted(day(min(2025, y + h * r.i(3))) for h in range(g))
            for h in range(g):
                f.write('\n[[partnership.history]]\ndate = %s\nrung = %s\nevidence = [%s]\nreason = %s\n' % (dates[h], q(RUNGS[h]), q("notulen"), q(words(2 + r.i(5)))))
            if r.f() < 0.33: contributions.append((pid, ids[a], ids[b], r.pick(CATS), 100000 * (1 + r.i(200)), day(2025), r.f() < 0.8))
            if r.f() < 0.1: agreements.append((pid, ids[a], ids[b], first, r.f() < 0.7))
        for j, (p, a, b, c, v, d, ok) in enumerate(contributions):
            f.write('\n[[contribution]]\nid = "k%d"\npartnership = %s\ngiver = %s\nreceiver = %s\ncategory = %s\nvalue_rp = %d\ndate = %s\nstatus = %s\n' % (j + 1, q(p), q(a), q(b), q(c), v, d, q("delivered" if ok else "pledged")))
        for j, (p, a, b, y, ok) in enumerate(agreements):
            f.write('\n[[agreement]]\nid = "d%d"\ntitle = %s\nkind = "mou"\npartnership = %s\nparties = [{ actor = %s }, { actor = %s }]\nsigned = %d-03-01\nstart = %d-03-01\nend = %d-02-28\nstatus = "in_force"\n' % (j + 1, q("Nota Kesepahaman " + words(2)), q(p), q(a), q(b), y, y, y + 12))
            f.write('\n[[agreement.obligation]]\nid = "d%d-1"\nparty = %s\ndescription = %s\ndue = %d-09-30\nstatus = %s\n' % (j + 1, q(a), q(words(4)), y, q("fulfilled" if ok else "pending")))
    deg = [0] * n
    for a, b in edges: deg[a] += 1; deg[b] += 1
    print("%s: n=%d m=%d communities=%d max degree=%d isolates=%d" % (out, n, len(edges), k, max(deg), deg.count(0)))


def main(argv):
    out, seed, sizes, i = "data", 20260101, [], 0
    while i < len(argv):
        if argv[i] in ("-h", "--help"): print(__doc__); return
        if argv[i] == "--out": out = argv[i + 1]; i += 2
        elif argv[i] == "--seed": seed = int(argv[i + 1]); i += 2
        else: sizes.append(argv[i]); i += 1
    for s in sizes or ["s:50:80", "m:500:1500", "l:5000:20000", "x:50000:250000"]:
        name, n, m = s.split(":"); make(os.path.join(out, name), int(n), int(m), seed)


if __name__ == "__main__": main(sys.argv[1:])
