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

  const buttons = [...document.querySelectorAll(".rail [data-claim]")];
  const shownHere = columns.map((column) => column.dataset.article);
  const also = document.getElementById("also");
  let places = 0;

  const pressed = () => document.querySelector('.rail [aria-pressed="true"]');
  const having = () => pressed()?.dataset.articles.split(" ") ?? [];

  function choose(button) {
    const again = button === pressed();
    for (const one of buttons) one.setAttribute("aria-pressed", "false");
    for (const one of document.querySelectorAll(".chosen")) one.classList.remove("chosen");
    const shown = new URL(location.href);
    if (again) shown.searchParams.delete("claim");
    else {
      button.setAttribute("aria-pressed", "true");
      shown.searchParams.set("claim", button.dataset.at);
      show(button);
    }
    history.replaceState(history.state, "", shown);
    if (!again && columns.some(elsewhere)) location.assign(address(shownHere));
    offer();
  }

  // A long article is shown in parts: the claim may stand in another than this.
  const elsewhere = (column) => column.dataset.parts > 1 && having().includes(column.dataset.article)
    && !withData(column, "claimed", pressed().dataset.claim).length;

  function show(button) {
    places = 0;
    for (const column of columns) {
      const found = withData(column, "claimed", button.dataset.claim);
      for (const one of found) one.classList.add("chosen");
      if (found.length) into(column, found[0]);
    }
  }

  // Where the claim has several places in an article, each column goes on to its next.
  function nextPlace() {
    if (!pressed()) return;
    places += 1;
    for (const column of columns) {
      const found = withData(column, "claimed", pressed().dataset.claim).filter((one, n, all) => n === 0 || one.previousElementSibling !== all[n - 1]);
      if (found.length) into(column, found[places % found.length]);
    }
  }

  function address(pair) {
    const url = new URL(location.href);
    ["a", "b"].forEach((side, n) => url.searchParams.set(side, pair[n]));
    ["pa", "pb"].forEach((part) => url.searchParams.delete(part));
    return url.href;
  }

  // All articles that have the claim can be reached: one click or one key puts the next into a column.
  function offer() {
    const articles = having();
    also.hidden = articles.length < 3;
    const links = articles.map((article) => {
      const link = document.createElement("a");
      link.className = "chip";
      link.textContent = article;
      link.href = address([shownHere[0], article]);
      const side = shownHere.indexOf(article);
      if (side >= 0) {
        link.setAttribute("aria-current", "true");
        link.textContent += side ? " (right)" : " (left)";
        link.href = address([...shownHere].reverse());
      }
      return link;
    });
    const says = document.createElement("span");
    says.textContent = `The claim stands in ${articles.length} articles:`;
    const hint = document.createElement("span");
    hint.className = "quiet";
    hint.textContent = "keys n and p turn the right side, N and P the left";
    also.replaceChildren(says, ...links.flatMap((link) => [" ", link]), " ", hint);
    draw();
  }

  function turn(side, by) {
    const all = having().length > 2 ? having() : [...document.querySelectorAll("select[name=a] option")].map((one) => one.value);
    const free = all.filter((article) => article !== shownHere[1 - side]);
    const at = free.indexOf(shownHere[side]);
    const next = free[(at + by + free.length) % free.length];
    if (next && next !== shownHere[side]) location.assign(address(side ? [shownHere[0], next] : [next, shownHere[1]]));
  }

  function stepClaim(by) {
    const at = buttons.indexOf(pressed());
    const next = buttons[at < 0 ? (by > 0 ? 0 : buttons.length - 1) : at + by];
    if (!next) return;
    choose(next);
    next.scrollIntoView({ block: "nearest" });
  }

  const keys = { j: () => stepClaim(1), k: () => stepClaim(-1), n: () => turn(1, 1), p: () => turn(1, -1), N: () => turn(0, 1), P: () => turn(0, -1), m: nextPlace };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !document.getElementById("keys-on").checked) return;
    if (event.target.matches("input:not([type=checkbox]), select, textarea") || document.querySelector("dialog[open]")) return;
    keys[event.key]?.();
  });

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

  if (pressed()) { show(pressed()); pressed().scrollIntoView({ block: "nearest" }); }
  offer();
  draw();
})();
