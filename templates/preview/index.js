"use strict";
const list = document.getElementById("list");
const links = Array.from(list.querySelectorAll("a"));
const view = document.getElementById("view");
const search = document.getElementById("search");
const found = document.getElementById("found");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const words = links.map((link) => plain(link.textContent));
let shown = links.slice();
let current = null;

function mark(link) {
  if (current) current.removeAttribute("aria-current");
  current = link;
  if (link) link.setAttribute("aria-current", "true");
  const at = shown.indexOf(link);
  document.getElementById("at").textContent = at < 0 ? "" : at + 1 + " / " + shown.length;
  document.getElementById("previous").disabled = at <= 0;
  document.getElementById("next").disabled = at < 0 || at + 1 >= shown.length;
}

function open(link) {
  if (!link) return;
  view.src = link.href;
  mark(link);
  link.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const at = shown.indexOf(current);
  open(shown[at < 0 ? 0 : at + by]);
}

function filter() {
  const wanted = plain(search.value).split(/\s+/).filter(Boolean);
  shown = links.filter((link, index) => {
    const hit = wanted.every((word) => words[index].includes(word));
    link.parentElement.hidden = !hit;
    return hit;
  });
  found.textContent = found.dataset.of.replace("{n}", shown.length).replace("{all}", links.length);
  mark(shown.includes(current) ? current : null);
  if (!current && shown.length && !matchMedia("(max-width: 48rem)").matches) open(shown[0]);
}

function key(name, typing) {
  if (name === "ArrowDown" || (name === "j" && !typing)) step(1);
  else if (name === "ArrowUp" || (name === "k" && !typing)) step(-1);
  else if (name === "/" && !typing) search.focus();
  else if (name === "Escape" && search.value) { search.value = ""; filter(); }
  else if (name === "Escape") document.body.classList.remove("reading");
  else return false;
  return true;
}

list.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  document.body.classList.add("reading");
  open(link);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (key(event.key, event.target === search)) {
    event.preventDefault();
    if (current && event.target.closest && event.target.closest("#list")) current.focus();
  }
});
addEventListener("message", (event) => {
  if (event.source === view.contentWindow && typeof event.data === "string") key(event.data, false);
});
search.addEventListener("input", filter);
search.form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("previous").addEventListener("click", () => step(-1));
document.getElementById("next").addEventListener("click", () => step(1));
document.getElementById("back").addEventListener("click", () => {
  document.body.classList.remove("reading");
  if (current) current.focus();
});
filter();
mark(links[0] || null);
