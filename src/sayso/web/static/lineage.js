"use strict";
(() => {
  const case_ = location.pathname.replace(/\/lineage$/, "");
  const nodes = [...document.querySelectorAll(".drawing [data-article]")];
  const note = document.getElementById("note");
  const wide = () => matchMedia("(min-width: 64rem)").matches;
  const told = new Map();
  const address = new URL(location.href);
  let picked = ["a", "b"].map((side) => address.searchParams.get(side)).filter(Boolean);

  // What is picked stands out, and so does the way between two among the edges.
  function mark() {
    const way = document.querySelector("#panel [data-way]")?.dataset.way.split(" ").slice(1) ?? [];
    for (const one of nodes) one.classList.toggle("picked", picked.includes(one.dataset.article));
    for (const edge of document.querySelectorAll(".drawing .edge")) edge.classList.toggle("on-way", way.includes(edge.dataset.child));
  }
  document.addEventListener("htmx:afterSwap", ({ target }) => { if (target.id === "panel") mark(); });
  if (picked.length) mark();

  const into = (target, address) => htmx.ajax("GET", address, { target, swap: "innerHTML" });

  function pick(node) {
    const article = node.dataset.article;
    picked = picked.includes(article) ? picked.filter((one) => one !== article) : [...picked.slice(-1), article];
    mark();
    ["a", "b"].forEach((side, n) => (picked[n] ? address.searchParams.set(side, picked[n]) : address.searchParams.delete(side)));
    history.replaceState(history.state, "", address);
    const [a, b] = picked.map(encodeURIComponent);
    if (b) into("#panel", `${case_}/between?a=${a}&b=${b}`);
    else if (a) into("#panel", `${case_}/article?id=${a}`);
  }

  async function tell(edge) {
    const text = document.getElementById("note-text");
    if (!told.has(edge)) {
      const answer = await fetch(`${case_}/why?id=${encodeURIComponent(edge)}`, { headers: { "HX-Request": "true" } });
      told.set(edge, await answer.text());
    }
    text.innerHTML = told.get(edge);
    note.hidden = false;
  }

  for (const node of document.querySelectorAll(".drawing [data-edge]")) {
    let soon = 0;
    const later = () => { soon = setTimeout(() => tell(node.dataset.edge), 150); };
    const leave = () => { clearTimeout(soon); note.hidden = true; };
    node.addEventListener("mouseenter", later);
    node.addEventListener("focus", later);
    node.addEventListener("mouseleave", leave);
    node.addEventListener("blur", leave);
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") note.hidden = true; });
  document.addEventListener("click", (event) => {
    const node = event.target.closest(".drawing [data-article]");
    if (!node || !wide() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pick(node);
  });
})();
