"use strict";
(() => {
  const wide = () => matchMedia("(min-width: 64rem)").matches;
  const panel = () => document.getElementById("panel");
  const titles = () => [...document.querySelectorAll("a.title")];
  const empty = document.querySelector("#panel .glance")?.outerHTML ?? '<p class="empty">Choose one in the list to see it in full.</p>';
  let opener = null;

  const typing = (target) => target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");

  function open(link) {
    opener = link;
    for (const other of titles()) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    htmx.ajax("GET", link.getAttribute("href"), { target: "#panel", swap: "innerHTML" }).then(() => {
      panel().scrollTop = 0;
      const { param, shown } = panel().querySelector("[data-shown]").dataset;
      address((search) => search.set(param, shown));
    });
  }

  function address(change) {
    const shown = new URL(location.href);
    change(shown.searchParams);
    history.replaceState(history.state, "", shown);
  }

  function close() {
    const held = panel()?.querySelector("[data-shown]");
    if (!held) return;
    address((search) => search.delete(held.dataset.param));
    panel().innerHTML = empty;
    for (const link of titles()) link.removeAttribute("aria-current");
    if (opener) opener.focus();
  }

  function step(by) {
    const links = titles();
    if (!links.length) return;
    const at = links.indexOf(document.activeElement.closest(".claim, .claim-row")?.querySelector("a.title"));
    const from = at >= 0 ? at : links.indexOf(opener);
    const next = links[Math.min(Math.max(from + by, 0), links.length - 1)];
    next.focus({ preventScroll: true });
    next.closest(".claim, .claim-row").scrollIntoView({ block: "nearest" });
  }

  // Who dictates or types with a switch can turn single keys off (WCAG 2.1.4); the choice is kept in this browser.
  const on = document.getElementById("keys-on");
  on.checked = localStorage.getItem("sayso-keys") !== "off";
  on.addEventListener("change", () => localStorage.setItem("sayso-keys", on.checked ? "on" : "off"));

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => document.getElementById("text")?.select(),
    "?": () => document.getElementById("keys").showModal(),
    r: () => document.querySelector("[data-read]")?.click(),
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.title");
    if (link && panel() && wide() && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      open(link);
    }
    if (event.target.closest("[data-close]")) close();
    if (event.target.closest("[data-keys]")) keys["?"]();
    if (event.target.closest("[data-print]")) print();
  });

  document.addEventListener("submit", (event) => {
    const button = event.target.matches("form.adding") && event.target.querySelector("button");
    if (button) setTimeout(() => { button.disabled = true; button.textContent = "One moment…"; });
  });

  // A decision that was kept stands above its form at once; why one was not is told in the form.
  const silent = "<p>The server does not answer. Load the page anew to see whether this was kept.</p>";
  document.addEventListener("htmx:afterRequest", ({ detail: { elt: form, successful, xhr } }) => {
    if (!form.matches("form.decide")) return;
    form.querySelector("[role=alert]")?.remove();
    if (successful) form.reset();
    else form.insertAdjacentHTML("beforeend", `<div role="alert">${xhr.responseText || silent}</div>`);
  });
  // The second half of a double click decides nothing more.
  document.addEventListener("click", (event) => {
    if (event.detail > 1 && event.target.closest("form.decide button")) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
      if (typing(event.target)) event.target.blur();
      else close();
      return;
    }
    if (!on.checked || typing(event.target) || document.querySelector("dialog[open]") || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });

  // A page of the case as it was makes way for the case as it is, unless somebody is writing on it, deciding something or
  // on the way to another page.
  let leaving = false;
  addEventListener("beforeunload", () => { leaving = true; });
  const busy = () => leaving || writing() || document.querySelector("form.decide.htmx-request");
  const written = (one) => (one.type === "checkbox" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue);
  const writing = () => [...document.querySelectorAll("form.decide input:not([type=hidden])")].some(written);
  document.addEventListener("htmx:afterSwap", ({ target }) => {
    if (target.id === "judged" && document.activeElement === document.body) target.querySelector("h1").focus();
    if (document.querySelector("[data-worked-out]") && !busy()) follow();
  });

  async function openWhenThere(place) {
    const answer = await fetch(place.dataset.opening);
    if (answer.status === 200) location.reload();
    else setTimeout(openWhenThere, 400, place);
  }
  const opening = document.querySelector("[data-opening]");
  if (opening) openWhenThere(opening);

  // Who comes back to a page comes to the same place on it; where the page itself made way, to the same control too, with
  // as much of the list and the same forms open.
  const scrolled = [".list", ".panel", ".drawing"];
  const controls = () => [...document.querySelectorAll("a, button, input, select, summary")];
  const thing = (one) => (one.form ?? one.closest("details"))?.querySelector("[name=thing]")?.value;
  const called = (one) => [one.localName, one.id, one.name, one.getAttribute("href"), one.textContent.slice(0, 80), one.form?.elements.verb?.value, thing(one)].join(" ");
  let followed = {};

  function follow() {
    const held = document.activeElement;
    const open = controls().filter((one) => one.matches("details[open] > summary")).map(called);
    const region = held.closest('[id][tabindex="-1"]')?.id;
    followed = { rows: titles().length, open, region, focus: controls().includes(held) ? called(held) : null };
    location.reload();
  }
  addEventListener("pagehide", () => sessionStorage.setItem("sayso-place", JSON.stringify({
    page: location.pathname, tops: scrolled.map((name) => document.querySelector(name)?.scrollTop ?? 0), ...followed,
  })));

  async function settle({ tops, rows = 0, open = [], region, focus }) {
    for (let more; titles().length < rows && (more = document.querySelector(".claims .further a"));) {
      await htmx.ajax("GET", more.getAttribute("href"), { target: more.closest("li"), swap: "outerHTML" });
    }
    for (const one of controls()) if (open.includes(called(one))) one.parentElement.open = true;
    scrolled.forEach((name, n) => { if (tops[n]) document.querySelector(name)?.scrollTo(0, tops[n]); });
    const held = controls().find((one) => called(one) === focus) ?? document.getElementById(region);
    held?.focus({ preventScroll: true });
  }
  const place = JSON.parse(sessionStorage.getItem("sayso-place") ?? "{}");
  if (place.page === location.pathname) settle(place);

  // Who comes back with the browser's own button finds the forms ready.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  // Leaving the search field changes nothing that typing has not asked for already.
  document.addEventListener("change", (event) => { if (event.target.id === "text") event.stopPropagation(); }, true);

  // What the address says is the filter alone: empty fields and the window of the list stay out of it.
  document.addEventListener("htmx:configRequest", (event) => {
    if (!event.target.matches("form.filter")) return;
    for (const [name, value] of [...event.detail.formData.entries()]) {
      if (value === "") event.detail.formData.delete(name);
    }
  });
})();
