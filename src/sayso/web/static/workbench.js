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

  // A form goes back to the page as it is now, the open claim in its address.
  document.addEventListener("submit", (event) => {
    const back = event.target.querySelector("input[name=back]");
    if (back) back.value = location.pathname + location.search;
    const button = event.target.matches("form[method=post]") && event.target.querySelector("button");
    if (button) setTimeout(() => { button.disabled = true; button.textContent = "One moment…"; });
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

  // A page of the case as it was makes way for the case as it is, unless somebody is writing on it.
  const written = (one) => (one.type === "checkbox" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue);
  const writing = () => [...document.querySelectorAll("form.decide input:not([type=hidden])")].some(written);
  document.addEventListener("htmx:afterSwap", () => {
    if (document.querySelector("[data-worked-out]") && !writing()) location.reload();
  });

  async function openWhenThere(place) {
    const answer = await fetch(place.dataset.opening);
    if (answer.status === 200) location.reload();
    else setTimeout(openWhenThere, 400, place);
  }
  const opening = document.querySelector("[data-opening]");
  if (opening) openWhenThere(opening);

  // Who decides something comes back to the same page, and to the same place on it.
  const scrolled = [".list", ".panel", ".drawing"];
  addEventListener("pagehide", () => sessionStorage.setItem("sayso-place", JSON.stringify({
    page: location.pathname, tops: scrolled.map((name) => document.querySelector(name)?.scrollTop ?? 0),
  })));
  const place = JSON.parse(sessionStorage.getItem("sayso-place") ?? "{}");
  if (place.page === location.pathname) {
    scrolled.forEach((name, n) => { if (place.tops[n]) document.querySelector(name)?.scrollTo(0, place.tops[n]); });
  }

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
