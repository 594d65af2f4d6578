"use strict";
(() => {
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(name).trim();
  const middle = (point) => point.value ?? (point.low !== null && point.high !== null ? (point.low + point.high) / 2 : point.low ?? point.high);
  const bound = (point) => point.value === null && (point.low === null) !== (point.high === null);
  const cut = (words, most) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);
  // A conflict, a figure that moved and one that is told alike differ in shape and line, never in colour alone.
  const looks = {
    conflict: { colour: "--against", symbol: "diamond", line: "levels" },
    moved: { colour: "--link", symbol: "circle", line: "steps" },
    various: { colour: "--lost", symbol: "triangle2", line: "none" },
    steady: { colour: "--good", symbol: "square", line: "straight" },
  };

  function prepared(points, day) {
    return points.map((point) => ({ ...point, at: new Date(point[day] || point.reported), y: middle(point), who: cut(point.source, 26) }));
  }

  function lines(points, look, colour, fy) {
    const steps = [...points].sort((a, b) => a.at - b.at);
    if (look.line === "steps") return Plot.line(steps, { x: "at", y: "y", ...fy, z: fy.fy ? "who" : null, curve: "step-after", stroke: colour, strokeWidth: 1.5 });
    if (look.line === "straight") return Plot.line(steps, { x: "at", y: "y", ...fy, z: "y", stroke: colour, strokeWidth: 1.5 });
    const levels = [...new Map(points.map((p) => [`${p.y} ${fy.fy ? p.who : ""}`, p])).values()];
    if (look.line === "levels") return Plot.ruleY(levels, { y: "y", ...fy, stroke: colour, strokeDasharray: "2 4", strokeOpacity: 0.5 });
    return null;
  }

  function marks(points, look, apart, top) {
    const colour = ink(look.colour);
    const fy = apart ? { fy: "who" } : {};
    const about = (p) => `${p.said}\n${p.source}\n${p.article}`;
    const open = points.filter(bound).map((p) => ({ ...p, from: p.low ?? 0, to: p.high ?? top }));
    const ranges = points.filter((p) => p.low !== null && p.high !== null && p.low !== p.high);
    return [
      lines(points, look, colour, fy),
      Plot.ruleX(open, { x: "at", y1: "from", y2: "to", ...fy, stroke: colour, strokeWidth: 2, strokeDasharray: "1 4" }),
      Plot.ruleX(ranges, { x: "at", y1: "low", y2: "high", ...fy, stroke: colour, strokeWidth: 4, strokeOpacity: 0.7 }),
      Plot.dot(points.filter((p) => !bound(p)), { x: "at", y: "y", ...fy, r: 5.5, fill: (p) => (p.value === null || p.approximate ? ink("--sheet") : colour), stroke: colour, strokeWidth: 2, symbol: look.symbol }),
      Plot.text(points.filter(bound), { x: "at", y: "y", ...fy, text: (p) => (p.low !== null ? "▲" : "▼"), fill: colour, fontSize: 16 }),
      Plot.text(points, Plot.selectFirst({ x: "at", y: "y", ...fy, z: (p) => `${+p.at} ${p.y} ${apart ? p.who : ""}`, text: (p) => cut(p.said, 22), dx: 11, textAnchor: "start", fill: ink("--ink"), fontSize: 12 })),
      Plot.tip(points, Plot.pointer({ x: "at", y: "y", ...fy, title: about, fill: ink("--sheet"), stroke: ink("--box") })),
    ];
  }

  function draw(place) {
    const day = document.querySelector("[name=day]:checked")?.value ?? "reported";
    const apart = document.querySelector("[name=apart]")?.checked ?? false;
    const points = prepared(JSON.parse(place.dataset.plot), day);
    const sources = new Set(points.map((p) => p.who)).size;
    const days = points.map((p) => +p.at);
    const span = Math.max(...days) - Math.min(...days);
    const pad = Math.max(864e5 / 2, span * 0.15);
    const top = 1.15 * Math.max(...points.map((p) => p.high ?? p.value ?? p.low));
    const picture = Plot.plot({
      className: "sayso-plot", width: Math.min(place.clientWidth || 640, 720), height: apart ? 60 + 84 * sources : 240,
      marginLeft: 60, marginRight: apart ? 190 : 110, marginTop: 24,
      ariaLabel: `${place.dataset.about}: the table beside it says the same`,
      x: { type: "utc", domain: [new Date(Math.min(...days) - pad), new Date(Math.max(...days) + pad)], label: null, ticks: span < 12 * 864e5 ? "day" : 5, tickFormat: (d) => d.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }) },
      y: { zero: points.every((p) => p.y >= 0), nice: true, grid: true, label: place.dataset.unit || null, ticks: apart ? 2 : 5, tickFormat: (n) => n.toLocaleString("en") },
      fy: { label: null },
      marks: marks(points, looks[place.dataset.state], apart, top),
    });
    picture.setAttribute("role", "img");
    for (const part of picture.querySelectorAll("g[aria-label]")) part.removeAttribute("aria-label");
    place.replaceChildren(picture);
  }

  // A picture is drawn when it comes into sight, on paper all of them.
  const places = [...document.querySelectorAll("[data-plot]")];
  const sight = new IntersectionObserver((entries) => {
    for (const { target } of entries.filter((one) => one.isIntersecting)) {
      sight.unobserve(target);
      draw(target);
    }
  }, { rootMargin: "50%" });
  function all() {
    sight.disconnect();
    for (const place of places) sight.observe(place);
  }
  addEventListener("beforeprint", () => places.forEach(draw));
  document.addEventListener("change", (event) => { if (["day", "apart"].includes(event.target.name)) all(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
  all();
})();
