"use strict";
(() => {
  const columns = [...document.querySelectorAll(".text-column")];
  const bands = document.getElementById("bands");
  const note = document.getElementById("note");
  const case_ = location.pathname.replace(/\/read$/, "");
  const SVG = "http://www.w3.org/2000/svg";
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = () => (still() ? "instant" : "smooth");

  const withData = (column, name, which) => [...column.querySelectorAll(`[data-${name}~="${CSS.escape(which)}"]`)];

  function into(column, element) {
    const top = element.getBoundingClientRect().top - column.getBoundingClientRect().top + column.scrollTop;
    column.scrollTo({ top: Math.max(0, top - column.clientHeight / 3), behavior: behavior() });
  }

  function choose(button) {
    const again = button.getAttribute("aria-pressed") === "true";
    for (const one of document.querySelectorAll(".rail [data-claim]")) one.setAttribute("aria-pressed", "false");
    for (const one of document.querySelectorAll(".chosen")) one.classList.remove("chosen");
    const shown = new URL(location.href);
    if (again) shown.searchParams.delete("claim");
    else {
      button.setAttribute("aria-pressed", "true");
      shown.searchParams.set("claim", button.dataset.at);
      show(button.dataset.claim);
    }
    history.replaceState(history.state, "", shown);
  }

  function show(which) {
    for (const column of columns) {
      const found = withData(column, "claimed", which);
      for (const one of found) one.classList.add("chosen");
      if (found.length) into(column, found[0]);
    }
  }

  // A band joins a passage in the left article with its copy in the right one; it follows both as they scroll.
  const passages = new Set([...columns[0]?.querySelectorAll("[data-copied]") ?? []].flatMap((one) => one.dataset.copied.split(" ")));
  const joined = [...passages].map((which) => ({
    which, path: document.createElementNS(SVG, "path"), ends: columns.map((column) => withData(column, "copied", which)),
  })).filter((one) => one.ends.length === 2 && one.ends.every((end) => end.length));
  for (const one of joined) {
    one.path.dataset.which = one.which;
    bands.append(one.path);
  }

  function reach(end, top) {
    return [end[0].getBoundingClientRect().top - top, end[end.length - 1].getBoundingClientRect().bottom - top];
  }

  function draw() {
    if (!bands || !bands.clientWidth) return;
    const { top } = bands.getBoundingClientRect();
    const width = bands.clientWidth;
    for (const { path, ends } of joined) {
      const [[a, b], [c, d]] = ends.map((end) => reach(end, top));
      const hidden = (b < 0 && d < 0) || (a > bands.clientHeight && c > bands.clientHeight);
      path.setAttribute("d", hidden ? "" : `M0 ${a}C${width / 2} ${a} ${width / 2} ${c} ${width} ${c}V${d}C${width / 2} ${d} ${width / 2} ${b} 0 ${b}Z`);
    }
  }

  let waiting = false;
  function later() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; draw(); });
  }

  function follow(which, from) {
    for (const column of columns) {
      if (column === from) continue;
      const [first] = withData(column, "copied", which);
      if (first) into(column, first);
    }
    for (const one of document.querySelectorAll(".aligned")) one.classList.remove("aligned");
    for (const column of columns) for (const one of withData(column, "copied", which)) one.classList.add("aligned");
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".rail [data-claim]");
    if (button) return choose(button);
    if (event.target.closest("[data-note]")) { note.hidden = true; return; }
    const band = event.target.closest("#bands path");
    if (band) return follow(band.dataset.which, null);
    const copied = event.target.closest("[data-copied]");
    if (copied) follow(copied.dataset.copied.split(" ")[0], copied.closest(".text-column"));
    const said = event.target.closest("[data-said]");
    if (said && document.getElementById("show-said").checked) {
      htmx.ajax("GET", `${case_}/why?id=${encodeURIComponent(said.dataset.said.split(" ").pop())}`, { target: "#note-text", swap: "innerHTML" });
      note.hidden = false;
    }
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") note.hidden = true; });
  document.querySelector("[data-submits]")?.addEventListener("change", (event) => event.currentTarget.submit());
  for (const column of columns) column.addEventListener("scroll", later, { passive: true });
  document.querySelector(".pages")?.addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  if (matchMedia("(max-width: 63.99rem)").matches) document.querySelector(".rail details")?.removeAttribute("open");

  const pressed = document.querySelector('.rail [aria-pressed="true"]');
  if (pressed) { show(pressed.dataset.claim); pressed.scrollIntoView({ block: "nearest" }); }
  draw();
})();
