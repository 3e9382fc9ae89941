// The page of a read text: marks in both directions, keys, verdicts without leaving the page.
// Every verdict is a plain form as well; nothing here is needed to judge a text or to confirm it.
"use strict";

const reading = document.querySelector("[data-reading]");
const say = (sentence) => {
  const place = document.querySelector("[data-said-no]");
  place.querySelector("p").textContent = sentence;
  place.hidden = !sentence;
  if (sentence) place.scrollIntoView({ block: "nearest" });
};

// Bringing a text: a file may be dropped; a marked text is not kept in this tab either.
for (const form of document.querySelectorAll("form[data-drop]")) {
  const place = form.querySelector(".drop");
  const input = form.querySelector("input[type=file]");
  place.querySelector(".drop-hint").hidden = false;
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      place.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => place.classList.remove("over"));
  form.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    input.files = event.dataTransfer.files;
  });
  form.addEventListener("submit", () => {
    form.querySelector("[data-wait]").hidden = false;
  });
  if ("forget" in form.dataset) {
    sessionStorage.removeItem(`draft:${form.dataset.draft}`);
    for (const field of form.querySelectorAll("input:not([type=hidden], [type=checkbox]), textarea")) field.value = "";
    for (const field of form.querySelectorAll("[type=checkbox]")) field.checked = false;
  }
}

// What is typed into a correction survives a lost session, in this tab, until it is saved.
const correctionKey = (form) => `draft:${form.dataset.correction}`;
function takeUp(form) {
  const kept = sessionStorage[correctionKey(form)];
  if (kept && !form.querySelector(".wrong")) {
    const { fields } = JSON.parse(kept);
    for (const field of form.elements) if (field.name in fields) field.value = fields[field.name];
  }
}
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-correction]");
  if (!form) return;
  const typed = [...form.elements].filter((field) => field.name && !["hidden", "submit"].includes(field.type));
  const fields = Object.fromEntries(typed.map((field) => [field.name, field.value]));
  sessionStorage[correctionKey(form)] = JSON.stringify({ sent: false, fields });
});
for (const form of document.querySelectorAll("form[data-correction]")) {
  takeUp(form);
  if (!reading) form.addEventListener("submit", () => sessionStorage.removeItem(correctionKey(form)));
}

if (reading) {
  const words = reading.querySelector(".words-pane");
  const facts = reading.querySelector(".facts-pane");
  const said = new Map(); // ident -> pieces of the text
  for (const piece of words.querySelectorAll(".said")) {
    for (const ident of piece.dataset.facts.split(" ")) {
      if (!said.has(ident)) said.set(ident, []);
      said.get(ident).push(piece);
    }
  }
  const factOf = (ident) => document.getElementById(`f-${ident}`);
  const saysOf = (fact) => (fact && fact.dataset.also ? fact.dataset.also.split(" ") : fact ? [fact.dataset.ident] : []);
  // Those that are shown: the rest may be hidden while only what should be looked at is.
  const rows = () => [...facts.querySelectorAll(".fact")].filter((fact) => fact.offsetParent);

  // Words that every proposal on them was rejected for are no longer marked.
  function renewMarks(idents) {
    for (const ident of idents) {
      for (const piece of said.get(ident) || []) {
        const all = piece.dataset.facts.split(" ").map(factOf).filter(Boolean);
        piece.classList.toggle("all-rejected", all.every((fact) => fact.classList.contains("rejected")));
      }
    }
  }
  renewMarks(said.keys());

  let lit = [];
  function light(idents, from) {
    for (const each of lit) each.classList.remove("lit");
    const named = from === words ? idents : idents.flatMap((ident) => saysOf(factOf(ident)));
    lit = [...named.flatMap((ident) => said.get(ident) || []), ...idents.map(factOf)].filter(Boolean);
    for (const each of lit) each.classList.add("lit");
    const other = from === words ? factOf(idents[0]) : (said.get(named[0]) || [])[0];
    if (other) reveal(from === words ? facts : words, other);
  }
  // Scrolls the pane alone, never the page under the reader's eyes.
  function reveal(pane, piece) {
    if (pane.scrollHeight <= pane.clientHeight) return;
    const inside = piece.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    const foot = pane === facts ? document.getElementById("confirm").offsetHeight : 0;
    if (inside.top >= frame.top && inside.bottom <= frame.bottom - foot) return;
    pane.scrollTop += inside.top - frame.top - (frame.height - foot) / 3;
  }

  let hovering = 0;
  const lightSoon = (idents, from) => {
    clearTimeout(hovering);
    hovering = setTimeout(() => light(idents, from), 60);
  };
  words.addEventListener("mouseover", (event) => {
    const piece = event.target.closest(".said");
    if (piece) lightSoon(piece.dataset.facts.split(" "), words);
  });
  facts.addEventListener("mouseover", (event) => {
    const fact = event.target.closest(".fact");
    if (fact) lightSoon([fact.dataset.ident], facts);
  });
  reading.addEventListener("mouseleave", () => clearTimeout(hovering));
  facts.addEventListener("focusin", (event) => {
    const fact = event.target.closest(".fact");
    if (fact) light([fact.dataset.ident], facts);
  });

  const focusFact = (fact) => {
    const first = fact && (fact.querySelector("form :is(textarea, select, input):not([type=hidden])") || fact.querySelector("a"));
    if (!first) return;
    first.focus({ preventScroll: true });
    const frame = facts.getBoundingClientRect();
    const scrolls = facts.scrollHeight > facts.clientHeight;
    if (scrolls && frame.bottom > window.innerHeight) reading.scrollIntoView({ block: "start", behavior: "instant" });
    reveal(facts, fact);
    if (!scrolls) fact.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  // A click on words that several proposals share goes to the next of them each time.
  let shown = null;
  words.addEventListener("click", (event) => {
    const piece = event.target.closest(".said");
    if (!piece) return;
    event.preventDefault();
    const idents = piece.dataset.facts.split(" ");
    shown = idents[(idents.indexOf(shown) + 1) % idents.length];
    focusFact(factOf(shown));
  });
  // Only what should be looked at, or everything: the plain link's page differs by this class alone.
  function showOnly(isOnly) {
    facts.classList.toggle("only-likely", isOnly);
    history.replaceState(null, "", isOnly ? "?xem-ky=1" : location.pathname);
    const ident = lit.length && (lit.find((each) => each.matches(".fact")) || {}).id;
    const fact = ident && document.getElementById(ident);
    if (fact && fact.offsetParent) reveal(facts, fact);
    else facts.scrollTop = 0;
  }
  facts.addEventListener("click", (event) => {
    const link = event.target.closest("[data-only], [data-every]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    showOnly(link.matches("[data-only]"));
    const other = facts.querySelector(link.matches("[data-only]") ? "[data-every]" : "[data-only]");
    if (other && other.offsetParent) other.focus();
  });
  facts.addEventListener("click", (event) => {
    const link = event.target.closest(".what a");
    if (!link) return;
    event.preventDefault();
    const ident = link.closest(".fact").dataset.ident;
    light([ident], facts);
    const piece = (said.get(saysOf(factOf(ident))[0]) || [])[0];
    if (piece && words.scrollHeight <= words.clientHeight) piece.scrollIntoView({ block: "center" });
  });

  const follows = (fact, other) => fact.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  // The next shown row of a kind behind this one (or before it), and from the end on to the other end.
  function nextShown(from, isWanted, backwards = false) {
    const wanted = rows().filter((fact) => fact !== from && isWanted(fact));
    if (backwards) wanted.reverse();
    const isAhead = (fact) => !from || Boolean(follows(from, fact)) !== backwards;
    return wanted.find(isAhead) || wanted[0];
  }
  const isLikely = (fact) => fact.classList.contains("likely");

  // Verdicts: the buttons of the plain form, sent by htmx; the answer brings every piece that changed.
  const send = (method, url, values, fact) =>
    htmx.ajax(method, url, { values, source: fact || facts, target: fact || facts, swap: fact ? "outerHTML" : "none" });
  let after = null; // where the eye goes once the answer is there
  document.getElementById("verdicts").addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button || !window.htmx) return;
    event.preventDefault();
    const fact = button.closest(".fact");
    after = fact ? fact.dataset.ident : null;
    send("POST", button.getAttribute("formaction"), { [button.name]: button.value });
  });
  facts.addEventListener("click", (event) => {
    const link = event.target.closest("[data-edit], [data-back]");
    if (!link || !window.htmx || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const fact = link.closest(".fact");
    after = fact.dataset.ident;
    if (link.matches("[data-back]")) {
      sessionStorage.removeItem(correctionKey(link.closest("form")));
      send("GET", link.getAttribute("href"), {});
    } else {
      send("GET", link.getAttribute("href"), {}, fact);
    }
  });
  facts.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-correction]");
    if (!form || !window.htmx) return;
    event.preventDefault();
    const fact = form.closest(".fact");
    after = fact.dataset.ident;
    send("POST", form.getAttribute("action"), Object.fromEntries(new FormData(form)), fact);
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 422) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    } else if (event.detail.xhr.status < 400) {
      say("");
      // A saved correction comes back as pieces that know their place.
      if (event.detail.xhr.responseText.includes('hx-swap-oob="true"')) event.detail.swapOverride = "none";
    }
  });
  document.addEventListener("htmx:responseError", (event) => {
    const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    const sentence = answer.querySelector(".notice.error p, main p");
    say(sentence ? sentence.textContent : event.detail.xhr.statusText);
  });
  document.addEventListener("htmx:sendError", () => say(reading.dataset.offline));
  document.addEventListener("htmx:afterSettle", () => {
    renewMarks(said.keys());
    const form = facts.querySelector(".editing form[data-correction]");
    if (form) takeUp(form);
    for (const key of Object.keys(sessionStorage)) {
      const ident = key.startsWith("draft:") && key.split("-").at(-1);
      const fact = ident && key.includes("-correct-") && factOf(ident);
      if (fact && fact.classList.contains("accepted") && !fact.querySelector("form")) sessionStorage.removeItem(key);
    }
    const fact = after && factOf(after);
    // Judged, it may be hidden: the eye goes to the next that is shown.
    if (fact) focusFact(fact.offsetParent ? fact : nextShown(fact, () => true));
    after = null;
  });

  // j/k next and previous, n/N those to look at, f only those, a accept, e correct, x reject,
  // A accept all of a kind that was read for certain: what should be looked at takes a click of its own.
  const keys = document.querySelector("[data-keys]");
  if (keys) keys.hidden = false;
  const press = (fact, selector) => {
    const button = fact && fact.querySelector(selector);
    if (button) button.click();
    return Boolean(button);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest("input, textarea, select")) return;
    const all = rows();
    const here = document.activeElement.closest(".fact");
    const at = all.indexOf(here);
    const going = { j: 1, k: -1 }[event.key];
    if (going) focusFact(all[at < 0 ? 0 : Math.min(Math.max(at + going, 0), all.length - 1)]);
    else if (event.key === "a") {
      if (press(here, "button[value=accepted]")) after = (all[at + 1] || here).dataset.ident;
    } else if (event.key === "x") {
      if (press(here, "button[value=rejected]")) after = (all[at + 1] || here).dataset.ident;
    } else if (event.key === "e") press(here, "[data-edit]");
    else if (event.key === "n" || event.key === "N") focusFact(nextShown(here, isLikely, event.key === "N"));
    else if (event.key === "f") showOnly(!facts.classList.contains("only-likely"));
    else if (event.key === "A") {
      const group = here && here.closest(".group");
      if (press(group, "button[name=part]")) after = here.dataset.ident;
    } else return;
    event.preventDefault();
  });
}
