// Beside the paper: the sentence whose evidence is shown is marked; Escape and "Về báo cáo" lead back to it.
"use strict";

const panel = document.getElementById("chung-cu");
const empty = panel && panel.innerHTML;
let opened = null;

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target !== panel) return;
  if (opened) opened.removeAttribute("aria-current");
  opened = event.detail.requestConfig.elt;
  opened.setAttribute("aria-current", "true");
  panel.scrollTop = 0;
  // On a small screen the panel comes up over the paper: the sentence stays in sight above it.
  const isBehind = opened.getBoundingClientRect().bottom > panel.getBoundingClientRect().top;
  if (isBehind && getComputedStyle(panel).position === "fixed") opened.scrollIntoView({ block: "start" });
});
const close = () => {
  if (!opened) return;
  opened.removeAttribute("aria-current");
  opened.focus();
  opened = null;
  panel.innerHTML = empty;
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
document.addEventListener("click", (event) => {
  if (opened && event.target.closest("#chung-cu [data-close]")) {
    event.preventDefault();
    close();
  }
});
// A saved sentence is marked when the page comes back to it.
if (location.hash.startsWith("#cau-")) {
  const sentence = document.getElementById(location.hash.slice(1));
  if (sentence) sentence.focus();
}
