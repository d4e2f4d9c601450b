// Draws the map, filters the lists, and goes back in time. Everything that can be read is there without it.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const { words, days, kinds, rungs } = data;
  const NOW = days.length - 1, ABSENT = -1, CONTEST = 0, CONFEDERATION = 5, NOT_ASSESSED = 6, NO_TIE = 7;
  const parties = data.parties.map(([name, kind, ring, net, first, now], at) => ({ at, name, kind, ring, net, first, now }));
  const ties = data.ties.map(([name, members, changes]) => ({ name, members, changes }));
  const tiesOf = parties.map(() => []);
  for (const tie of ties) for (const member of new Set(tie.members)) tiesOf[member].push(tie);
  // Beyond this, marks of a kind are one shape, and only the most tied parties have their name written.
  const large = parties.length > 400 || ties.length > 1500;
  const NAMED = large ? 70 : 400, CARDS = 200, NAME_WIDTH = 20;

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
  const short = (text, length) => { const all = [...text.slice(0, 4 * length)]; return all.length > length ? all.slice(0, length - 1).join("").trimEnd() + "…" : text; };
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  // A higher rung covers a lower one, any rung what was not assessed, and everything competition.
  const rank = (state) => (state === CONTEST ? 0 : state === NOT_ASSESSED ? 1 : state + 1);
  function make(name, content, attributes = {}) {
    const one = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    one.append(...[].concat(content ?? []));
    return one;
  }
  function makeSvg(name, attributes = {}, content = []) {
    const one = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
    one.append(...[].concat(content));
    return one;
  }

  // ---- What is asked for, and what follows from it.
  const asked = { stop: NOW, view: "rings", kinds: new Set(), rungs: new Set(), focus: null, steps: 1, query: "" };
  let chosen = null, pointed = null;
  let seen = { parties: [], ties: [], lines: [], neighbours: new Map(), passes: () => true };

  function stateAt(tie, stop) {
    let state = ABSENT;
    for (let at = 0; at < tie.changes.length && tie.changes[at] <= stop; at += 2) state = tie.changes[at + 1];
    return state;
  }
  const isThere = (party) => (asked.stop === NOW ? party.now === 1 : party.first <= asked.stop);

  function pairs(list) {
    const lines = new Map();
    for (const tie of list) {
      const members = tie.members.filter((at) => seen.visible[at]);
      for (let i = 0; i < members.length; i++) for (let j = i + 1; j < members.length; j++) {
        const from = Math.min(members[i], members[j]), to = Math.max(members[i], members[j]);
        const key = from * parties.length + to, line = lines.get(key);
        if (from === to) continue;
        if (!line) lines.set(key, { from, to, state: tie.state });
        else if (rank(tie.state) > rank(line.state)) line.state = tie.state;
      }
    }
    return [...lines.values()];
  }

  function within(start, steps, passes) {
    const reached = new Set([start]);
    let edge = [start];
    for (let step = 0; step < steps && edge.length; step++) {
      const next = [];
      for (const at of edge) for (const tie of tiesOf[at]) {
        if (!asked.rungs.has(tie.state)) continue;
        for (const other of tie.members) if (!reached.has(other) && passes(other)) { reached.add(other); next.push(other); }
      }
      edge = next;
    }
    return reached;
  }

  function reckon() {
    for (const tie of ties) tie.state = stateAt(tie, asked.stop);
    const ofKind = (at) => asked.kinds.has(parties[at].kind);
    const stands = (at) => ofKind(at) && isThere(parties[at]);
    const near = asked.focus === null ? null : within(asked.focus, asked.steps, stands);
    seen = { visible: parties.map((party) => stands(party.at) && (!near || near.has(party.at))) };
    seen.passes = (at) => ofKind(at) && (!near || near.has(at));
    seen.parties = parties.filter((party) => seen.visible[party.at]);
    seen.ties = ties.filter((tie) => asked.rungs.has(tie.state) && tie.members.filter((at) => seen.visible[at]).length > 1);
    seen.lines = pairs(seen.ties);
    seen.neighbours = new Map(seen.parties.map((party) => [party.at, new Set()]));
    for (const { from, to } of seen.lines) { seen.neighbours.get(from).add(to); seen.neighbours.get(to).add(from); }
    const weight = (party) => (party.at === data.anchor ? 1e9 : seen.neighbours.get(party.at).size);
    seen.parties.sort((one, other) => weight(other) - weight(one) || one.at - other.at);
    seen.matches = asked.query === "" ? null : new Set(seen.parties.filter((p) => (p.plain ??= plain(p.name)).includes(asked.query)).map((p) => p.at));
    if (chosen !== null && !seen.visible[chosen]) chosen = null;
    if (pointed !== null && !seen.visible[pointed]) pointed = null;
    place();
  }

  // ---- Where everybody stands. The rings hold for now; who stood elsewhere then is moved along its own direction.
  const rings = data.rings.map(([radius, state]) => ({ radius, state }));
  for (const state of [NOT_ASSESSED, NO_TIE, CONTEST]) {
    const needed = state === NO_TIE || ties.some((tie) => tie.changes.some((one, at) => at % 2 === 1 && one === state));
    if (needed && !rings.some((ring) => ring.state === state)) rings.push({ radius: Math.max(0, ...rings.map((ring) => ring.radius)) + 240, state, extra: true });
  }
  function ringOf(party) {
    let best = NO_TIE, highest = -1;
    for (const tie of tiesOf[party.at]) {
      if (tie.state === ABSENT || (data.anchor !== null && !tie.members.includes(data.anchor))) continue;
      if (rank(tie.state) > highest) { highest = rank(tie.state); best = tie.state; }
    }
    return rings.find((ring) => ring.state === best) ?? rings.at(-1);
  }
  function place() {
    if (asked.view === "force" || !rings.length) { for (const party of parties) [party.x, party.y] = party.net; return; }
    const taken = [], movers = [];
    for (const party of parties) {
      if (!isThere(party)) continue;
      const own = party.at === data.anchor ? 0 : ringOf(party).radius;
      const known = party.ring && (asked.stop === NOW || Math.abs(Math.hypot(...party.ring) - own) < 60);
      if (known) { [party.x, party.y] = party.ring; taken.push(party); } else movers.push([party, own]);
    }
    for (const [party, radius] of movers) {
      const start = party.ring ? Math.atan2(party.ring[1], party.ring[0]) : party.at * 2.399963;
      const step = radius ? 60 / radius : 0;
      for (let turn = 0; turn < 400; turn++) {
        const angle = start + step * Math.ceil(turn / 2) * (turn % 2 ? 1 : -1);
        [party.x, party.y] = [radius * Math.cos(angle), radius * Math.sin(angle)];
        if (large || !taken.some((other) => Math.hypot(other.x - party.x, other.y - party.y) < 115)) break;
      }
      taken.push(party);
    }
  }

  // ---- The picture.
  const svg = byId("gambar");
  const layer = (name) => svg.appendChild(makeSvg("g", { class: name }));
  const guides = layer("guides"), base = layer("lines"), over = layer("over"), marks = layer("marks"), names = layer("names");
  const camera = { x: 0, y: 0, k: 0.1 };
  let size = { w: 800, h: 500 };
  const toScreen = ({ x, y }) => [(x - camera.x) * camera.k + size.w / 2, (y - camera.y) * camera.k + size.h / 2];
  const scale = () => Math.max(large ? 2.5 : 5, Math.min(26, camera.k * 100));

  function fit() {
    const drawn = asked.view === "rings" && asked.focus === null ? rings.filter((ring) => !ring.extra).map((ring) => ring.radius) : [];
    const reach = Math.max(0, ...drawn), box = { l: -reach, r: reach, t: -reach, b: reach };
    if (!drawn.length) Object.assign(box, { l: 1e9, r: -1e9, t: 1e9, b: -1e9 });
    for (const { x, y } of seen.parties) {
      box.l = Math.min(box.l, x); box.r = Math.max(box.r, x); box.t = Math.min(box.t, y); box.b = Math.max(box.b, y);
    }
    if (box.l > box.r) return;
    const room = Math.min(50, size.w / 14);
    [camera.x, camera.y] = [(box.l + box.r) / 2, (box.t + box.b) / 2];
    camera.k = Math.min((size.w - 2 * room) / Math.max(box.r - box.l, 400), (size.h - 80) / Math.max(box.b - box.t, 400), 0.6);
  }

  const number = (value) => Math.round(value * 10) / 10;
  function way(line) {
    const [ax, ay] = toScreen(parties[line.from]), [bx, by] = toScreen(parties[line.to]);
    if (Math.max(ax, bx) < 0 || Math.min(ax, bx) > size.w || Math.max(ay, by) < 0 || Math.min(ay, by) > size.h) return "";
    const length = Math.hypot(bx - ax, by - ay);
    if (line.state !== CONTEST || large || length > 3000) return `M${number(ax)} ${number(ay)}L${number(bx)} ${number(by)}`;
    let path = `M${number(ax)} ${number(ay)}`;
    const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
    for (let done = 3, side = 2.5; done < length; done += 4, side = -side) path += `L${number(ax + ux * done - uy * side)} ${number(ay + uy * done + ux * side)}`;
    return path;
  }
  function drawLines(group, lines) {
    const ways = rungs.map(() => []), shown = [NOT_ASSESSED, 0, 1, 2, 3, 4, CONFEDERATION];
    for (const line of lines) ways[line.state].push(way(line));
    const paths = [];
    shown.forEach((state) => {
      const d = ways[state].join("");
      if (!d) return;
      paths.push(makeSvg("path", { class: `r${state}`, d }));
      if (state === CONFEDERATION) paths.push(makeSvg("path", { class: "core", d }));
    });
    group.replaceChildren(...paths);
    // So many lines are a texture; which rung they say is seen when fewer are in sight, or one party is chosen.
    group.classList.toggle("texture", ways.reduce((sum, list) => sum + list.filter(Boolean).length, 0) > 1500);
  }

  let ringNames = [];
  function drawGuides() {
    const shapes = [];
    ringNames = [];
    if (asked.view === "rings") for (const ring of rings) {
      if (ring.extra && !seen.parties.some((party) => ringOf(party) === ring && party.at !== data.anchor)) continue;
      const [x, y] = toScreen({ x: 0, y: 0 }), radius = ring.radius * camera.k;
      shapes.push(makeSvg("circle", { class: "guide", cx: x, cy: y, r: radius }));
      if (radius < 34) continue;
      // Written on the ring, at the top.
      shapes.push(makeSvg("text", { class: "ring-name", x, y: y - radius + 4 }, rungs[ring.state]));
      const half = 3.2 * rungs[ring.state].length;
      ringNames.push([x - half, y - radius - 7, x + half, y - radius + 7]);
    }
    guides.replaceChildren(...shapes);
  }

  // Marks are kept, so that the keyboard keeps its place; in a large map they are one shape a kind.
  const markOf = new Map();
  function mark(party) {
    const [, letter, outline, down] = kinds[party.kind];
    const parts = [makeSvg("path", { class: `k${party.kind}`, d: outline }), makeSvg("text", { y: down + 0.21 }, letter)];
    if (party.at === data.anchor) parts.unshift(makeSvg("circle", { class: "around", r: 0.85 }));
    return makeSvg("g", { class: "mark", role: "button", tabindex: "0", "data-party": party.at }, parts);
  }
  function listMarks() {
    if (large) return;
    const list = seen.parties.map((party) => {
      if (!markOf.has(party.at)) markOf.set(party.at, mark(party));
      const one = markOf.get(party.at), kind = kinds[party.kind][0] + (party.at === data.anchor ? `, ${words.anchor}` : "");
      const count = seen.ties.filter((tie) => tie.members.includes(party.at)).length;
      one.setAttribute("aria-label", fill(words.partyLabel, { name: short(party.name, 120), kind, ties: count }));
      return one;
    });
    const same = marks.children.length === list.length && list.every((one, at) => marks.children[at] === one);
    if (!same) { const held = document.activeElement; marks.replaceChildren(...list); if (list.includes(held)) held.focus(); }
  }
  function drawMarks(active, near) {
    const bright = (at) => (active === null ? !seen.matches || seen.matches.has(at) : at === active || near.has(at));
    if (!large) {
      for (const party of seen.parties) {
        const one = markOf.get(party.at), [x, y] = toScreen(party);
        one.setAttribute("transform", `translate(${number(x)} ${number(y)}) scale(${number(scale() * (party.at === data.anchor ? 1.3 : 1))})`);
        one.classList.toggle("dimmed", !bright(party.at));
      }
      return;
    }
    const half = scale() / 2, shapes = [[], []].map(() => kinds.map(() => []));
    for (const party of seen.parties) {
      const [x, y] = toScreen(party);
      if (x < -9 || y < -9 || x > size.w + 9 || y > size.h + 9) continue;
      shapes[bright(party.at) ? 1 : 0][party.kind].push(outlineAt(party.kind, x, y, half));
    }
    marks.replaceChildren(...shapes.flatMap((list, lit) => list.map((one, kind) => makeSvg("path", { class: `k${kind}${lit ? "" : " dimmed"}`, d: one.join("") }))));
  }
  // A few corners tell the kinds apart when there are thousands.
  const CORNERS = [[[0, -1.2], [1.2, 0.9], [-1.2, 0.9]], [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]], [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]], null, [[-1.2, -0.6], [0, -0.1], [1.2, -0.6], [0, 1.2]], null];
  function outlineAt(kind, x, y, half) {
    const at = (dx, dy) => `${number(x + dx * half)} ${number(y + dy * half)}`;
    if (!CORNERS[kind]) return `M${at(-1, 0)}a${half} ${half} 0 1 0 ${2 * half} 0a${half} ${half} 0 1 0 ${-2 * half} 0Z`;
    return `M${CORNERS[kind].map(([dx, dy]) => at(dx, dy)).join("L")}Z`;
  }

  const ruler = document.createElement("canvas").getContext("2d");
  function linesOf(party) {
    if (party.lines) return party.lines;
    const lines = [""];
    for (const word of short(party.name.trim(), 3 * NAME_WIDTH).split(/\s+/)) {
      const last = lines.at(-1);
      if (last && (last + " " + word).length > NAME_WIDTH) lines.push(word); else lines[lines.length - 1] = last ? `${last} ${word}` : word;
    }
    if (lines.length > 2) lines.splice(1, lines.length, short(lines.slice(1).join(" "), NAME_WIDTH));
    ruler.font = `12px ${getComputedStyle(document.body).fontFamily}`;
    party.lines = lines.map((line) => short(line, NAME_WIDTH + 6));
    party.width = Math.max(...party.lines.map((line) => ruler.measureText(line).width)) * (party.at === data.anchor ? 1.1 : 1);
    return party.lines;
  }
  function drawNames(active, near) {
    const half = scale() * 0.62, wanted = [], boxes = [...ringNames];
    const first = (party) => (party.at === active ? 0 : active !== null && near.has(party.at) ? 1 : seen.matches?.has(party.at) ? 1 : 2);
    for (const party of seen.parties) {
      const [x, y] = toScreen(party);
      if (x < 0 || y < 0 || x > size.w || y > size.h) continue;
      if (!large) boxes.push([x - half, y - half, x + half, y + half]);
      const order = first(party);
      if (order < 2 || (active === null && !seen.matches)) wanted.push({ party, x, y, order });
    }
    wanted.sort((one, other) => one.order - other.order);
    const free = (box) => box[0] > 0 && box[2] < size.w && box[1] > 0 && box[3] < size.h && !boxes.some((b) => b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1]);
    const shapes = [];
    for (const { party, x, y, order } of wanted.slice(0, NAMED)) {
      const lines = linesOf(party), w = party.width / 2 + 2, h = 14 * lines.length, gap = half * (party.at === data.anchor ? 1.8 : 1) + 2;
      const tries = [[x, y + gap + h / 2], [x, y - gap - h / 2], [x + gap + w, y], [x - gap - w, y]];
      const spot = tries.find(([cx, cy]) => free([cx - w, cy - h / 2, cx + w, cy + h / 2])) ?? (order === 0 ? tries[0] : null);
      if (!spot) continue;
      boxes.push([spot[0] - w, spot[1] - h / 2, spot[0] + w, spot[1] + h / 2]);
      const spans = lines.map((line, at) => makeSvg("tspan", { x: number(spot[0]), y: number(spot[1] - h / 2 + 11 + 14 * at) }, line));
      shapes.push(makeSvg("text", { class: party.at === data.anchor ? "bold" : "", "aria-hidden": "true" }, spans));
    }
    names.replaceChildren(...shapes);
  }

  // While a large map moves its lines are left out, and come back when it rests.
  let waiting = false, rest = 0;
  function move() {
    if (large) {
      clearTimeout(rest);
      rest = setTimeout(() => { rest = 0; draw(); }, 150);
    }
    draw();
  }
  function draw() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const active = pointed ?? chosen, near = seen.neighbours.get(active) ?? new Set();
      drawGuides();
      if (!rest) drawLines(base, seen.lines);
      base.classList.toggle("resting", rest !== 0);
      base.classList.toggle("dimmed-lines", active !== null || seen.matches !== null);
      drawLines(over, active === null ? [] : seen.lines.filter((line) => line.from === active || line.to === active));
      if (active !== null) {
        const [x, y] = toScreen(parties[active]);
        over.append(makeSvg("circle", { class: "halo", cx: x, cy: y, r: Math.max(9, scale() * (active === data.anchor ? 1.25 : 0.9)) }));
      }
      drawMarks(active, near);
      drawNames(active, near);
    });
  }

  // ---- Details.
  function tellDetails() {
    const active = pointed ?? chosen, panel = byId("rincian");
    if (active === null) { panel.replaceChildren(make("p", words.detailsHint, { class: "note" })); return; }
    const party = parties[active];
    const own = seen.ties.filter((tie) => tie.members.includes(active)).sort((one, other) => rank(other.state) - rank(one.state));
    const items = own.slice(0, CARDS).map((tie) => {
      const others = tie.members.filter((at) => at !== active).map((at) => short(parties[at].name, 80)).join(", ");
      return make("li", [make("strong", rungs[tie.state]), ` · ${short(tie.name, 200)}`, make("span", fill(words.with, { names: others }))]);
    });
    const buttons = chosen !== active ? [] : [make("button", words.focusHere, { type: "button" }), " ", make("button", words.letGo, { type: "button" })];
    buttons[0]?.addEventListener("click", () => { focusSelect.value = String(active); listen(); fit(); draw(); });
    buttons[2]?.addEventListener("click", () => choose(null));
    const kind = kinds[party.kind][0] + (party.at === data.anchor ? ` · ${words.anchor}` : "");
    panel.replaceChildren(make("h4", short(party.name, 300)), make("p", kind, { class: "note" }), ...buttons,
      items.length ? make("ul", items) : make("p", words.noTies));
  }
  function point(at) {
    if (pointed === at) return;
    pointed = at;
    tellDetails();
    draw();
  }
  function choose(at, show = false) {
    chosen = at;
    pointed = null;
    if (at !== null && show) [camera.x, camera.y] = [parties[at].x, parties[at].y];
    tellDetails();
    draw();
  }

  // ---- The lists below follow the map.
  const ladder = [...document.querySelectorAll("#tangga .rung")].map((box) => ({ box, state: Number(box.dataset.rung) }));
  const documentRows = [...document.querySelectorAll("#dokumen tbody tr")], partyRows = [...document.querySelectorAll("#pihak tbody tr")];
  partyRows.forEach((row, at) => {
    const head = row.cells[0], button = make("button", [...head.childNodes], { type: "button" });
    button.addEventListener("click", () => { choose(at, true); svg.scrollIntoView({ block: "center" }); });
    head.append(button);
  });
  function filterLists() {
    for (const { box, state } of ladder) {
      const here = seen.ties.filter((tie) => tie.state === state);
      const card = (tie) => make("li", [make("strong", tie.name), make("span", tie.members.map((at) => parties[at].name).join(", "))]);
      const cards = here.slice(0, CARDS).map(card);
      if (here.length > CARDS) cards.push(make("li", fill(words.more, { count: here.length - CARDS })));
      box.querySelector("ul").replaceChildren(...cards);
      box.querySelector(".count").textContent = here.length;
      box.querySelector(".empty").hidden = here.length > 0;
      box.hidden = !asked.rungs.has(state);
    }
    documentRows.forEach((row, at) => {
      const [members, tie, first] = data.documents[at], state = tie === null ? ABSENT : ties[tie].state;
      const known = members.length === 0 ? asked.focus === null : members.some(seen.passes);
      row.hidden = !known || first > asked.stop || (state !== ABSENT && !asked.rungs.has(state));
    });
    const counts = parties.map(() => 0), highest = parties.map(() => ABSENT);
    for (const tie of seen.ties) for (const at of new Set(tie.members)) {
      counts[at]++;
      if (highest[at] === ABSENT || rank(tie.state) > rank(highest[at])) highest[at] = tie.state;
    }
    partyRows.forEach((row, at) => {
      row.hidden = !seen.visible[at];
      row.cells[3].textContent = counts[at];
      row.cells[4].textContent = highest[at] === ABSENT ? "–" : rungs[highest[at]];
    });
    for (const [rows, id] of [[documentRows, "#dokumen .empty"], [partyRows, "#pihak .empty"]]) {
      if (rows.length) document.querySelector(id).hidden = rows.some((row) => !row.hidden);
    }
  }

  // ---- Controls.
  const slider = byId("saat"), focusSelect = byId("fokus"), stepsInput = byId("langkah"), search = byId("cari");
  const checked = (name) => new Set([...document.querySelectorAll(`input[name=${name}]:checked`)].map((one) => Number(one.value)));
  function listen() {
    asked.stop = Number(slider.value);
    asked.kinds = checked("jenis");
    asked.rungs = checked("tangga");
    asked.focus = focusSelect.value === "" ? null : Number(focusSelect.value);
    asked.steps = Math.max(1, Number(stepsInput.value) || 1);
    asked.view = document.querySelector("input[name=susunan]:checked").value;
    asked.query = plain(search.value.trim());
    byId("hari").textContent = days[asked.stop];
    slider.setAttribute("aria-valuetext", days[asked.stop]);
    byId("sebelum").disabled = asked.stop === 0;
    byId("sesudah").disabled = asked.stop === NOW;
    reckon();
    const found = byId("temuan"), count = seen.matches?.size;
    found.textContent = count === undefined ? found.dataset.hint : count ? fill(words.found, { count }) : words.foundNone;
    byId("jumlah").textContent = fill(words.counted, { parties: seen.parties.length, ties: seen.ties.length, day: days[asked.stop] });
    listMarks();
    filterLists();
    tellDetails();
    draw();
  }
  const order = parties.map((party) => party).sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : one.at - other.at));
  focusSelect.append(...order.map((party) => make("option", short(party.name, 60), { value: party.at })));
  for (const one of document.querySelectorAll("#saringan input, #saringan select, input[name=susunan]")) {
    one.addEventListener("change", () => { const was = asked.focus + asked.view; listen(); if (was !== asked.focus + asked.view || asked.focus !== null) { fit(); draw(); } });
  }
  slider.addEventListener("input", listen);
  search.addEventListener("input", listen);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const first = seen.parties.find((party) => seen.matches?.has(party.at));
    if (first) choose(first.at, true);
  });
  const step = (by) => { slider.value = String(asked.stop + by); listen(); };
  byId("sebelum").addEventListener("click", () => step(-1));
  byId("sesudah").addEventListener("click", () => step(1));
  byId("semua").addEventListener("click", () => {
    for (const one of document.querySelectorAll("#saringan input[type=checkbox]")) one.checked = true;
    [focusSelect.value, stepsInput.value, search.value, slider.value] = ["", "1", "", String(NOW)];
    listen(); choose(null); fit(); draw();
  });

  // ---- Moving about.
  function zoom(by, x = size.w / 2, y = size.h / 2) {
    const k = Math.max(0.002, Math.min(3, camera.k * by)), share = 1 / camera.k - 1 / k;
    camera.x += (x - size.w / 2) * share;
    camera.y += (y - size.h / 2) * share;
    camera.k = k;
    move();
  }
  function pan(dx, dy) {
    camera.x -= dx / camera.k;
    camera.y -= dy / camera.k;
    move();
  }
  const inside = (event) => { const box = svg.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  function hit(event, reach) {
    const [px, py] = inside(event);
    let best = null, least = Math.max(reach, scale() * 0.7);
    for (const party of seen.parties) {
      const [x, y] = toScreen(party), far = Math.hypot(x - px, y - py);
      if (far < least) [best, least] = [party.at, far];
    }
    return best;
  }
  const fingers = new Map();
  let moved = 0;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    svg.setPointerCapture(event.pointerId);
    if (fingers.size === 0) moved = 0;
    fingers.set(event.pointerId, inside(event));
  });
  svg.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId), here = inside(event);
    if (!before) { if (event.pointerType === "mouse") point(hit(event, 12)); return; }
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, here);
    const [dx, dy] = [here[0] - before[0], here[1] - before[1]];
    moved += Math.hypot(dx, dy);
    if (!other) { if (moved > 4) pan(dx, dy); return; }
    const apart = (one) => Math.hypot(one[0] - other[0], one[1] - other[1]);
    pan(dx / 2, dy / 2);
    zoom(apart(here) / Math.max(1, apart(before)), (here[0] + other[0]) / 2, (here[1] + other[1]) / 2);
  });
  const lift = (event) => {
    if (!fingers.delete(event.pointerId)) return;
    if (event.type === "pointerup" && moved <= 4 && fingers.size === 0) choose(hit(event, 22));
  };
  svg.addEventListener("pointerup", lift);
  svg.addEventListener("pointercancel", lift);
  svg.addEventListener("pointerleave", () => { if (!fingers.size) point(null); });
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoom(Math.exp(-Math.max(-200, Math.min(200, event.deltaY * (event.deltaMode ? 30 : 1))) / 400), ...inside(event));
  }, { passive: false });
  const partyOf = (target) => { const one = target.closest?.(".mark"); return one ? Number(one.dataset.party) : null; };
  svg.addEventListener("focusin", (event) => {
    const at = partyOf(event.target);
    if (at === null || !event.target.matches(":focus-visible")) return;
    const [x, y] = toScreen(parties[at]);
    if (x < 20 || y < 20 || x > size.w - 20 || y > size.h - 20) [camera.x, camera.y] = [parties[at].x, parties[at].y];
    point(at);
  });
  svg.addEventListener("focusout", () => point(null));
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = partyOf(event.target);
    const keys = {
      ArrowLeft: () => pan(50, 0), ArrowRight: () => pan(-50, 0), ArrowUp: () => pan(0, 50), ArrowDown: () => pan(0, -50),
      "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), "0": () => { fit(); draw(); }, Home: () => { fit(); draw(); },
      Enter: () => choose(at), " ": () => choose(at), Escape: () => choose(null),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  byId("perbesar").addEventListener("click", () => zoom(1.4));
  byId("perkecil").addEventListener("click", () => zoom(1 / 1.4));
  byId("seluruh").addEventListener("click", () => { fit(); draw(); });

  // ---- Begin.
  byId("petunjuk").textContent = large ? words.hintLarge : words.hint;
  byId("alat").hidden = false;
  if (matchMedia("(max-width: 60rem)").matches) byId("saringan").open = false;
  function measure() {
    const box = svg.parentElement.getBoundingClientRect(), first = svg.getAttribute("viewBox") === null;
    if (!box.width || matchMedia("print").matches) return;
    const changed = Math.abs(box.width - size.w) > 1;
    size = { w: box.width, h: box.height };
    svg.setAttribute("viewBox", `0 0 ${size.w} ${size.h}`);
    if (first || changed) fit();
    draw();
  }
  listen();
  new ResizeObserver(measure).observe(svg.parentElement);
  measure();
})();
