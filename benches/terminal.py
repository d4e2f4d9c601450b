#!/usr/bin/env python3
"""terminal.py - start-up, latency, bytes, memory and idle cost of a terminal program.

USE:  python3 terminal.py [--size 120x40] [--wait TEXT] [--keys SCRIPT] [--runs 5]
          [--idle 5] [--quit KEYS] [--cold] [--env K=V] [--cwd D] [--json] [--dump] -- CMD ARG...
Needs pyte (PyPI), Linux.  Runs CMD on a pseudo-terminal (TERM=xterm-256color, truecolor),
answers the usual terminal queries (DA, cursor position, colours, DECRQM), keeps the screen
in pyte.  start_ms: spawn to the read that makes TEXT visible (no TEXT: to the first byte);
settled_ms: to the last byte before 150 ms of silence (the latter at most 3 s later).
In the last of --runs runs it then (1) reads RSS/PSS of the process tree, (2) watches for
--idle s: CPU %, wake-ups/s (voluntary switches of all threads), bytes/s, (3) plays SCRIPT.
SCRIPT is items split by blanks: KEY, KEY*N, KEY=>TEXT (latency until TEXT is on the screen,
'_' is a blank in TEXT), sleep:S, until:TEXT (wait, unmeasured).  KEY is literal text or
<down> <up> <left> <right> <enter> <esc> <tab> <pgdn> <pgup> <home> <end> <bs> <space> <c-x>
<f1>..<f12>, and these may be joined: /abc<enter>.  For each key: first = write to first byte
back, last = write to the last byte before --quiet ms (25) of silence; keys that bring no byte
within --miss ms (400) are counted as 'silent' and left out.  bytes_per_key: median bytes.
--size also sets what the app sees; the driver drains the pty before parsing, so its own
cost is not in the times (floors: --keys 'a*50' -- cat, about 0.05 ms a key; -- /bin/echo ok, 1-3 ms a start).
--cold evicts CMD's file (and each --evict FILE) from the page cache before every start."""
import argparse, fcntl, json, os, pty, re, select, shutil, signal, statistics, struct, sys, termios, time
import pyte

KEYS = dict(down="\x1b[B", up="\x1b[A", left="\x1b[D", right="\x1b[C", enter="\r", esc="\x1b", tab="\t", pgdn="\x1b[6~",
            pgup="\x1b[5~", home="\x1b[H", end="\x1b[F", bs="\x7f", space=" ", f1="\x1bOP", f2="\x1bOQ", f3="\x1bOR",
            f4="\x1bOS", f5="\x1b[15~", f6="\x1b[17~", f7="\x1b[18~", f8="\x1b[19~", f9="\x1b[20~", f10="\x1b[21~",
            f11="\x1b[23~", f12="\x1b[24~", lt="<", gt=">", star="*")
DROP = re.compile(rb"\x1b\[[<=>][0-9;:]*[A-Za-z]|\x1bP.*?(?:\x1b\\|\x07)|\x1b\[[?]?[0-9;]*\$[a-z]|\x1b_.*?\x1b\\|\x1b\[[0-9]* q", re.S)
OPEN = re.compile(rb"\x1b(?:\[[<=>?]?[0-9;:$ ]*|P[^\x1b]*|_[^\x1b]*|\][^\x07\x1b]*)?\x1b?$", re.S)
now = time.perf_counter


def keybytes(s):
    def r(m):
        k = m.group(1).lower()
        if k.startswith("c-") and len(k) == 3: return chr(ord(k[2]) & 31)
        return KEYS[k]
    return re.sub(r"<([a-z0-9-]+)>", r, s, flags=re.I).encode()


class Term:
    def __init__(self, cmd, cols, rows, env, cwd):
        self.screen = pyte.Screen(cols, rows); self.stream = pyte.ByteStream(self.screen)
        self.pend, self.tail, self.total = b"", b"", 0
        self.last = None; self.first = None; self.eof = False; self.fd, slave = pty.openpty(); tty = os.ttyname(slave)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0)); here = os.getcwd()
        if cwd: os.chdir(cwd)
        try:                          # vfork-like spawn: a fork of this Python would add some ms
            self.t0 = now()           # setsid, then open: the slave becomes the controlling terminal
            self.pid = os.posix_spawn(cmd[0], cmd, env, setsid=True, file_actions=[(os.POSIX_SPAWN_OPEN, 0, tty, os.O_RDWR, 0),
                                      (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)])
        finally: os.chdir(here)
        os.close(slave)

    def answer(self, d):
        out = b""
        for m in re.finditer(rb"\x1b\[(\??6n|>?0?c|5n|\?u|>0?q|\?(\d+)\$p)|\x1b\](1[012]|4;\d+);\?", d):
            g = m.group(1)
            if g and g.endswith(b"6n"): out += b"\x1b[%d;%dR" % (self.screen.cursor.y + 1, self.screen.cursor.x + 1)
            elif g in (b"c", b"0c"): out += b"\x1b[?62;22c"
            elif g in (b">c", b">0c"): out += b"\x1b[>1;4000;0c"
            elif g == b"5n": out += b"\x1b[0n"
            elif g == b"?u": out += b"\x1b[?0u"
            elif g and g.endswith(b"$p"): out += b"\x1b[?%s;2$y" % m.group(2)
            elif g is None: out += b"\x1b]%s;rgb:%s\x1b\\" % (m.group(3), b"1e1e/1e1e/1e1e" if m.group(3) == b"11" else b"d0d0/d0d0/d0d0")
        if out: os.write(self.fd, out)

    def read(self, timeout):
        """one read; True if bytes came"""
        if self.eof: time.sleep(min(timeout, 0.01)); return False
        if not select.select([self.fd], [], [], max(0, timeout))[0]: return False
        try: d = os.read(self.fd, 65536)
        except OSError: d = b""
        if not d: self.eof = True; return False
        self.last = now(); self.total += len(d)
        if self.first is None: self.first = self.last
        self.pend += d
        if b"\x1b" in d: self.answer(d)
        return True

    def parse(self):
        if not self.pend: return
        d = self.tail + self.pend; self.pend = b""; m = OPEN.search(d); self.tail = b""
        if m and m.start() > len(d) - 4096: d, self.tail = d[:m.start()], d[m.start():]
        self.stream.feed(DROP.sub(b"", d))

    def has(self, text):
        self.parse(); return any(text in l for l in self.screen.display)

    def until(self, text, limit):
        """time of the read after which text is on the screen, else None"""
        end = now() + limit
        if self.has(text): return self.last
        while now() < end and not self.eof:
            if self.read(end - now()):
                t = self.last
                if self.has(text): return t
        return None

    def quiet(self, q, limit):
        end = now() + limit
        while now() < end and self.read(q): pass
        self.parse()

    def quit(self, keys):
        t = now()
        try:
            for k in keys.split(): os.write(self.fd, keybytes(k)); self.read(0.05)
        except OSError: pass
        end = now() + 2
        while now() < end:
            self.read(0.002)
            if os.waitpid(self.pid, os.WNOHANG)[0]: os.close(self.fd); return round((now() - t) * 1000, 2)
        for s in (signal.SIGTERM, signal.SIGKILL):
            try: os.kill(self.pid, s)
            except OSError: pass
            for _ in range(50):
                self.read(0.01)
                if os.waitpid(self.pid, os.WNOHANG)[0]: os.close(self.fd); return None
        return None


def tree(pid):
    out, todo = [], [pid]
    while todo:
        p = todo.pop(); out.append(p)
        try:
            for t in os.listdir("/proc/%d/task" % p):
                with open("/proc/%d/task/%s/children" % (p, t)) as f: todo += map(int, f.read().split())
        except OSError: pass
    return out


def cpu(pids):
    """CPU seconds (ns counters of live threads, or the 10 ms ticks if those are more) and voluntary switches"""
    t = ns = w = 0
    for p in pids:
        try:
            with open("/proc/%d/stat" % p) as f: s = f.read().rsplit(")", 1)[1].split(); t += int(s[11]) + int(s[12])
            for k in os.listdir("/proc/%d/task" % p):
                try:
                    with open("/proc/%d/task/%s/schedstat" % (p, k)) as f: ns += int(f.read().split()[0])
                except OSError: pass
                with open("/proc/%d/task/%s/status" % (p, k)) as f: w += int(re.search(r"\nvoluntary_ctxt_switches:\s+(\d+)", f.read()).group(1))
        except OSError: pass
    return max((t - 1) / os.sysconf("SC_CLK_TCK"), ns / 1e9), w


def mem(pids):
    r = dict(rss=0, pss=0, hwm=0)
    for p in pids:
        try:
            with open("/proc/%d/status" % p) as f: s = f.read()
            r["rss"] += int(re.search(r"VmRSS:\s+(\d+)", s).group(1)); r["hwm"] += int(re.search(r"VmHWM:\s+(\d+)", s).group(1))
            with open("/proc/%d/smaps_rollup" % p) as f: r["pss"] += int(re.search(r"\nPss:\s+(\d+)", f.read()).group(1))
        except (OSError, AttributeError): pass
    return {k: round(v / 1024, 1) for k, v in r.items()}


def pct(a, p):
    a = sorted(a); return a[min(len(a) - 1, int(p * len(a)))] if a else None


def play(t, script, quiet, miss):
    first, last, nb, exp, silent, sent, failed = [], [], [], [], 0, 0, []
    for item in script.split():
        if item.startswith("sleep:"):
            end = now() + float(item[6:])
            while now() < end: t.read(end - now())
            t.parse(); continue
        if item.startswith("until:"):
            if t.until(item[6:].replace("_", " "), 10) is None: failed.append(item)
            continue
        want = None
        if "=>" in item: item, want = item.split("=>", 1); want = want.replace("_", " ")
        m = re.fullmatch(r"(.+)\*(\d+)", item); item, rep = (m.group(1), int(m.group(2))) if m else (item, 1)
        kb = keybytes(item)
        for _ in range(rep):
            while t.read(0): pass
            t.parse(); b0 = t.total; sent += 1
            if want and t.has(want): failed.append("on screen before: " + want); want = None
            t.first = None; s = now(); os.write(t.fd, kb)
            if want:
                x = t.until(want, 10)
                if x is None: failed.append(item + "=>" + want)
                else: exp.append((x - s) * 1000)
            if t.first is None and not t.read(miss / 1000): silent += 1; continue
            while t.read(quiet / 1000) and now() - s < 3: pass
            first.append((t.first - s) * 1000); last.append((t.last - s) * 1000); nb.append(t.total - b0); t.parse()
    r3 = lambda x: None if x is None else round(x, 3)
    d = dict(keys=sent, silent=silent, first_med_ms=r3(pct(first, .5)), first_p95_ms=r3(pct(first, .95)), last_med_ms=r3(pct(last, .5)),
             last_p95_ms=r3(pct(last, .95)), last_max_ms=r3(max(last) if last else None), bytes_per_key=pct(nb, .5), bytes_p95=pct(nb, .95))
    if exp: d.update(expect_med_ms=r3(pct(exp, .5)), expect_p95_ms=r3(pct(exp, .95)), expect_n=len(exp))
    if failed: d["failed"] = failed
    return d


def evict(p):
    try:
        fd = os.open(p, os.O_RDONLY); os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED); os.close(fd)
    except OSError: pass


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter); a = p.add_argument
    a("--size", default="120x40"); a("--wait"); a("--keys", default=""); a("--runs", type=int, default=5); a("--idle", type=float, default=5)
    a("--quit", default="q"); a("--cold", action="store_true"); a("--evict", action="append", default=[]); a("--env", action="append", default=[])
    a("--cwd"); a("--json", action="store_true"); a("--dump", action="store_true"); a("--quiet", type=float, default=25)
    a("--miss", type=float, default=400); a("--limit", type=float, default=20); a("--name"); a("cmd", nargs="+"); o = p.parse_args()
    cols, rows = map(int, o.size.split("x")); env = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor", COLUMNS=str(cols), LINES=str(rows))
    for k in ("TMUX", "STY", "NO_COLOR", "TERM_PROGRAM"): env.pop(k, None)
    if o.cold or o.env: env.update(e.split("=", 1) for e in o.env)
    exe = os.path.abspath(shutil.which(o.cmd[0]) or o.cmd[0]); starts, firsts, settled, nbytes, quits, cpus = [], [], [], [], [], []
    if not os.access(exe, os.X_OK): sys.exit("terminal: no program %r" % o.cmd[0])
    res = dict(name=o.name or os.path.basename(o.cmd[0]), size=o.size, cold=o.cold)
    for run in range(o.runs):
        if o.cold:
            for f in [os.path.realpath(exe)] + o.evict: evict(f)
        t = Term([exe] + o.cmd[1:], cols, rows, env, o.cwd)
        try:
            if o.wait:
                x = t.until(o.wait, o.limit)
                if x is None: res["error"] = "never showed %r" % o.wait
            else: x = t.last if t.read(o.limit) else None
            if x is None:
                t.parse(); res["screen"] = [l.rstrip() for l in t.screen.display if l.strip()][:40]; break
            starts.append((x - t.t0) * 1000); t.quiet(0.15, 3); settled.append((t.last - t.t0) * 1000); nbytes.append(t.total)
            cpus.append(cpu(tree(t.pid))[0] * 1000)
            if run == o.runs - 1:
                res.update({k + "_mb": v for k, v in mem(tree(t.pid)).items()})
                if o.idle > 0:
                    time.sleep(0); b = t.total; c0, w0 = cpu(tree(t.pid)); s = now()
                    while now() - s < o.idle: t.read(o.idle - (now() - s))
                    c1, w1 = cpu(tree(t.pid)); dt = now() - s; t.parse()
                    res.update(idle_cpu_pct=round((c1 - c0) / dt * 100, 3), idle_wakeups_s=round((w1 - w0) / dt, 1), idle_bytes_s=round((t.total - b) / dt, 1))
                if o.keys:
                    c0 = cpu(tree(t.pid))[0]; k = play(t, o.keys, o.quiet, o.miss); res.update(k)
                    res["cpu_ms_per_key"] = round((cpu(tree(t.pid))[0] - c0) * 1000 / max(1, k["keys"]), 3)
                res["hwm_end_mb"] = mem(tree(t.pid))["hwm"]
                if o.dump: t.parse(); print("\n".join("|" + l.rstrip() for l in t.screen.display), file=sys.stderr)
        finally: quits.append(t.quit(o.quit))
    med = lambda v: round(statistics.median(v), 2) if v else None
    res.update(runs=len(starts), start_ms=med(starts), start_min_ms=round(min(starts), 2) if starts else None, settled_ms=med(settled),
               start_cpu_ms=med(cpus), start_bytes=nbytes[-1] if nbytes else None, quit_ms=med([q for q in quits if q is not None]),
               unquit=sum(q is None for q in quits), load1=round(os.getloadavg()[0], 2))
    if o.json: print(json.dumps(res))
    else: print("\n".join("%-18s %s" % kv for kv in res.items()))
    sys.exit(1 if "error" in res else 0)


if __name__ == "__main__": main()
