"use strict";
(() => {
  const style = getComputedStyle(document.documentElement);
  const ink = (name) => style.getPropertyValue(name).trim();
  const middle = (point) => point.value ?? (point.low !== null && point.high !== null ? (point.low + point.high) / 2 : point.low ?? point.high);
  const bound = (point) => point.value === null && (point.low === null) !== (point.high === null);

  function prepared(points, day) {
    return points.map((point) => ({ ...point, at: new Date(point[day] || point.reported), y: middle(point) }));
  }

  function marks(points, drift) {
    const colour = drift ? ink("--link") : ink("--against");
    const about = (p) => `${p.said}\n${p.source}\n${p.article}`;
    const steps = [...points].sort((a, b) => a.at - b.at);
    return [
      Plot.ruleX(points.filter((p) => p.low !== null && p.high !== null && p.low !== p.high), { x: "at", y1: "low", y2: "high", stroke: colour, strokeWidth: 3 }),
      drift ? Plot.line(steps, { x: "at", y: "y", curve: "step-after", stroke: colour, strokeWidth: 1.5 })
        : Plot.ruleY([...new Set(points.map((p) => p.y))], { stroke: colour, strokeDasharray: "2 4", strokeOpacity: 0.6 }),
      Plot.dot(points.filter((p) => !bound(p)), { x: "at", y: "y", r: 6, fill: (p) => (p.value === null || p.approximate ? ink("--sheet") : colour), stroke: colour, strokeWidth: 2, symbol: drift ? "circle" : "diamond" }),
      Plot.text(points.filter(bound), { x: "at", y: "y", text: (p) => (p.low !== null ? "▲" : "▼"), fill: colour, fontSize: 16 }),
      Plot.text(points, Plot.selectFirst({ x: "at", y: "y", z: (p) => `${+p.at} ${p.y}`, text: "said", dx: 11, textAnchor: "start", fill: ink("--ink"), fontSize: 12 })),
      Plot.tip(points, Plot.pointer({ x: "at", y: "y", title: about, fill: ink("--sheet"), stroke: ink("--box") })),
    ];
  }

  function draw(place, day) {
    const points = prepared(JSON.parse(place.dataset.plot), day);
    const drift = Boolean(place.dataset.drift);
    const days = points.map((p) => +p.at);
    const span = Math.max(...days) - Math.min(...days);
    const pad = Math.max(864e5 / 2, span * 0.15);
    const picture = Plot.plot({
      className: "sayso-plot", width: Math.min(place.clientWidth || 640, 720), height: 240, marginLeft: 60, marginRight: 70, marginTop: 24,
      ariaLabel: `${place.dataset.about}: the table below says the same`,
      x: { type: "utc", domain: [new Date(Math.min(...days) - pad), new Date(Math.max(...days) + pad)], label: null, ticks: span < 12 * 864e5 ? "day" : 5, tickFormat: (d) => d.toLocaleDateString("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }) },
      y: { zero: points.every((p) => p.y >= 0), nice: true, grid: true, label: place.dataset.unit || null, ticks: 5, tickFormat: (n) => n.toLocaleString("en") },
      marks: marks(points, drift),
    });
    picture.setAttribute("role", "img");
    for (const part of picture.querySelectorAll("g[aria-label]")) part.removeAttribute("aria-label");
    place.replaceChildren(picture);
  }

  function all() {
    const day = document.querySelector("[name=day]:checked")?.value ?? "reported";
    for (const place of document.querySelectorAll("[data-plot]")) draw(place, day);
  }
  document.addEventListener("change", (event) => { if (event.target.name === "day") all(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
  all();
})();
