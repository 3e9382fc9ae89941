// What makes the pages smoother and never possible: everything here has a way without it.
"use strict";

// One open box in the header at a time; Escape and a click elsewhere close it.
document.addEventListener("click", (event) => {
  for (const box of document.querySelectorAll("details.pick[open], .rooms details[open]")) {
    if (!box.contains(event.target)) box.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const box of document.querySelectorAll("details.pick[open], .rooms details[open]")) {
    box.open = false;
    box.querySelector("summary").focus();
  }
});

// "/" goes to the search box from wherever nothing is being typed.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.altKey || event.ctrlKey || event.metaKey) return;
  const box = document.getElementById("search-box");
  if (!box || event.target.closest("input, textarea, select, [contenteditable]")) return;
  box.focus();
  box.select();
  event.preventDefault();
});

// Up and down walk through a list's rows; Enter opens the row's first link.
document.addEventListener("keydown", (event) => {
  if (!["ArrowDown", "ArrowUp"].includes(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
  const here = document.activeElement;
  if (here && here !== document.body && !here.closest("table.list")) return;
  const links = [...document.querySelectorAll("table.list tbody tr")]
    .map((row) => row.querySelector("a"))
    .filter(Boolean);
  if (!links.length) return;
  const now = links.findIndex((link) => link.closest("tr").contains(here));
  const next = event.key === "ArrowDown" ? Math.min(now + 1, links.length - 1) : Math.max(now - 1, 0);
  links[next].focus();
  event.preventDefault();
});
document.addEventListener("focusin", (event) => {
  for (const row of document.querySelectorAll("table.list tr.at")) row.classList.remove("at");
  const row = event.target.closest && event.target.closest("table.list tbody tr");
  if (row) row.classList.add("at");
});

// What is done to every piece of a page, the first time and when htmx has brought a new one.
function prepare(root) {
  for (const button of root.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  // With this script a changed filter asks at once, so the button for it is not needed.
  for (const form of root.querySelectorAll("form.words")) {
    const button = form.querySelector("button[type=submit]");
    if (button) button.hidden = true;
    form.addEventListener("change", () => form.requestSubmit());
  }
}
prepare(document);
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) prepare(event.detail.elt);
});

// An address names only what was asked, so that it reads and links well.
document.addEventListener("htmx:configRequest", (event) => {
  if (!event.target.matches("form.words")) return;
  for (const [name, value] of [...event.detail.formData.entries()]) {
    if (value === "") event.detail.formData.delete(name);
  }
});

// A piece asked for after the session has ended is not the sign-in page: the whole page goes there.
document.addEventListener("htmx:beforeSwap", (event) => {
  const answered = new URL(event.detail.xhr.responseURL || location.href);
  if (!answered.pathname.startsWith("/dang-nhap/") || location.pathname.startsWith("/dang-nhap/")) return;
  event.preventDefault();
  location.assign(`/dang-nhap/?next=${encodeURIComponent(location.pathname + location.search)}`);
});

// What was typed survives a lost session: kept in this tab until the server says that it is saved.
const DRAFT = "draft:";
const forms = document.querySelectorAll("form[data-draft]");
const typed = (form) =>
  [...form.elements].filter((e) => e.name && !["hidden", "password", "file", "submit", "button"].includes(e.type));

if (document.querySelector(".notice.success, .notice.info")) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(DRAFT) && JSON.parse(sessionStorage[key]).sent) sessionStorage.removeItem(key);
  }
}
// Whoever signs out leaves no draft behind for the next one at this desk.
for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", () => sessionStorage.clear());
}
for (const form of forms) {
  const key = DRAFT + form.dataset.draft;
  const kept = sessionStorage[key] && JSON.parse(sessionStorage[key]).fields;
  if (kept && !form.querySelector(".wrong")) {
    for (const field of typed(form)) {
      if (field.name in kept && !field.value && field.type !== "checkbox" && field.type !== "radio") {
        field.value = kept[field.name];
        if (field.value && form.closest("details")) form.closest("details").open = true;
      }
    }
  }
  const keep = (sent) => {
    const fields = Object.fromEntries(typed(form).map((field) => [field.name, field.value]));
    sessionStorage[key] = JSON.stringify({ sent, fields });
  };
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
}
