"use strict";
(() => {
  const parts = () => document.querySelectorAll("[data-live]");
  const shown = new Map(); // what the node sent of each part, which an open detail does not change
  for (const part of parts()) shown.set(part.id, part.innerHTML);

  const parse = (text) => new DOMParser().parseFromString(text, "text/html");

  // take puts the parts of a newer page in place of those that differ. What is open stays
  // open, and what has the focus keeps it.
  const take = (page) => {
    for (const part of parts()) {
      const next = page.getElementById(part.id);
      const html = next ? next.innerHTML : "";
      if (shown.get(part.id) === html) continue;
      shown.set(part.id, html);
      const focused = part.contains(document.activeElement) ? document.activeElement : null;
      const opened = new Set(Array.from(part.querySelectorAll("details[open]"), (d) => d.id));
      const aside = Array.from(part.querySelectorAll(".wide"), (w) => w.scrollLeft);
      const same = focused && !focused.id ? Array.from(part.querySelectorAll("summary, a, .wide")).indexOf(focused) : -1;
      const within = focused && focused.closest("details");
      part.replaceChildren(...(next ? next.childNodes : []));
      for (const d of part.querySelectorAll("details")) d.open = opened.has(d.id);
      part.querySelectorAll(".wide").forEach((w, i) => { w.scrollLeft = aside[i] || 0; });
      if (!focused) continue;
      const block = within && document.getElementById(within.id);
      const heir = focused.id ? document.getElementById(focused.id)
        : block ? block.querySelector("summary") : part.querySelectorAll("summary, a, .wide")[same];
      (heir || document.getElementById("main")).focus({ preventScroll: true });
    }
  };

  // refresh asks for the page again, once at a time.
  let asking = false, again = false;
  const refresh = async () => {
    if (asking) { again = true; return; }
    asking = true;
    do {
      again = false;
      try {
        const answer = await fetch(location.pathname + location.search);
        const page = parse(await answer.text());
        if (!!page.getElementById("miner") !== !!document.getElementById("miner")) { location.reload(); return; }
        take(page);
      } catch { again = false; } // the stream of events tells when the node is there again
    } while (again);
    asking = false;
  };

  const replace = (id, page) => {
    const next = page.getElementById(id), old = document.getElementById(id);
    if (!next || !old) return;
    old.className = next.className;
    old.replaceChildren(...next.childNodes);
  };

  const say = (text, failed) => {
    const said = document.getElementById("said"), line = document.createElement("p");
    line.textContent = text;
    said.className = failed ? "said bad" : "said";
    said.replaceChildren(line);
  };

  // Forms that ask the node to do something are sent from here; what was filled in stays
  // where it was refused.
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    const button = event.submitter;
    if (button) button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      const page = parse(await answer.text());
      if (page.getElementById("said")) {
        replace("said", page);
        replace("secret", page);
      } else {
        say(page.body.textContent, true);
      }
      if (answer.ok) form.reset();
    } catch {
      say("The node does not answer: its program has ended, or the way to it is broken.", true);
    }
    if (button) {
      button.disabled = false;
      const heir = button.isConnected ? button : document.getElementById(button.id);
      if (heir && (document.activeElement === document.body || !document.activeElement)) heir.focus();
    }
    refresh();
  });

  const connection = document.getElementById("connection");
  const events = new EventSource("/page/events");
  events.addEventListener("open", () => { connection.textContent = "Up to date."; refresh(); });
  events.addEventListener("error", () => { connection.textContent = "Not connected: what is shown is old."; });
  events.addEventListener("changed", refresh);
  events.addEventListener("clock", (event) => {
    const clock = document.getElementById("clock");
    if (clock) clock.textContent = event.data;
  });
})();
