"use strict";
(() => {
  const marks = JSON.parse(document.getElementById("marks").textContent);
  const columns = [...document.querySelectorAll(".column")];
  const texts = columns.map((column) => column.querySelector(".text"));
  const plain = texts.map((text) => text.textContent);
  const aside = document.getElementById("articles");
  const strip = aside.querySelector(".columns");
  const chosen = document.getElementById("chosen");
  const all = document.getElementById("all");
  let pressed = null;
  let last = null;

  const narrow = () => matchMedia("(max-width: 60rem)").matches;

  // Ranges may overlap: the text is cut at every border, and each piece takes the first range that covers it.
  function highlight(index, ranges) {
    const text = texts[index];
    const whole = plain[index];
    text.textContent = "";
    const borders = new Set([0, whole.length]);
    for (const [, start, end] of ranges) borders.add(start).add(end);
    const cuts = [...borders].sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; i += 1) {
      const piece = whole.slice(cuts[i], cuts[i + 1]);
      const over = ranges.find(([, start, end]) => start <= cuts[i] && cuts[i + 1] <= end);
      if (!over) {
        text.append(piece);
        continue;
      }
      const mark = document.createElement("mark");
      mark.className = over[3];
      if (over[4]) {
        mark.title = over[4];
        if (over[2] === cuts[i + 1]) mark.dataset.label = over[4];
      }
      mark.textContent = piece;
      text.append(mark);
    }
  }

  function clear() {
    for (const [index, text] of texts.entries()) text.textContent = plain[index];
    for (const column of columns) column.hidden = false;
    if (pressed) pressed.setAttribute("aria-pressed", "false");
    pressed = null;
    all.hidden = true;
    chosen.textContent = "";
  }

  function open() {
    if (narrow()) {
      aside.classList.add("open");
      document.body.classList.add("reading");
      document.getElementById("close").focus();
    }
  }

  function close() {
    aside.classList.remove("open");
    document.body.classList.remove("reading");
    if (last) last.focus();
  }

  function pick(button) {
    const again = button === pressed;
    clear();
    if (again) return;
    const ranges = marks[button.dataset.pick] || [];
    const held = new Set(ranges.map(([index]) => index));
    for (const [index, column] of columns.entries()) {
      column.hidden = !held.has(index);
      if (held.has(index)) highlight(index, ranges.filter(([at]) => at === index));
    }
    pressed = last = button;
    history.replaceState(null, "", `#${button.dataset.pick}`);
    button.setAttribute("aria-pressed", "true");
    all.hidden = false;
    chosen.textContent = `${held.size} of ${columns.length} articles hold it`;
    open();
    strip.scrollLeft = 0;
    for (const column of columns) {
      const first = column.querySelector("mark");
      if (first) column.scrollTop = Math.max(0, first.offsetTop - column.clientHeight / 3);
    }
  }

  function show(target) {
    const column = document.getElementById(target);
    if (!column) return;
    if (column.hidden) clear();
    open();
    strip.scrollLeft = column.offsetLeft - strip.offsetLeft;
    column.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (button) {
      pick(button);
      return;
    }
    const link = event.target.closest("[data-article]");
    if (link) {
      event.preventDefault();
      last = link;
      show(link.getAttribute("href").slice(1));
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (aside.classList.contains("open")) close();
    else clear();
  });
  all.addEventListener("click", clear);
  document.getElementById("close").addEventListener("click", close);

  // report.html#claim-1a2b3c4d opens with that claim chosen: a line of a report can be pointed at.
  function fromAddress() {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const button = [...document.querySelectorAll("[data-pick]")].find((one) => one.dataset.pick === wanted);
    if (!button || button === pressed) return;
    for (let at = button.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
    button.scrollIntoView({ block: "center" });
    pick(button);
  }
  addEventListener("hashchange", fromAddress);
  fromAddress();
  document.documentElement.classList.add("live");
})();
