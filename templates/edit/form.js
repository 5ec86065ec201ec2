// The fields of the form. Everything is made with `textContent`: nothing of a file becomes markup.
import { below, isList, isTable, named, newUid } from "./merge.js";

const words = Object.fromEntries(
  [...document.querySelectorAll("#words li")].map((one) => [one.dataset.word, one.textContent]),
);

/** A sentence of the page, with its values. */
export const say = (word, values = {}) => words[word].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** The empty values of a new entry. */
export function blank(section) {
  const entry = {};
  for (const field of section.fields) {
    if (isTable(field)) entry[field.key] = blank(field.of);
    else if (isList(field)) entry[field.key] = [];
    else entry[field.key] = field.kind === "flag" ? field.of : "";
  }
  return entry;
}

/** The form. `changed` is called after each entry, `reshaped` with a sentence after each change of a list. */
export class Form {
  constructor(root, section, changed, reshaped) {
    Object.assign(this, { root, section, changed, reshaped });
    this.opened = new Set();
  }

  draw(tree) {
    this.root.replaceChildren(...this.fields(tree, this.section, ""));
  }

  fields(tree, section, path) {
    const one = (field) => {
      const own = path ? `${path}.${field.key}` : field.key;
      if (isTable(field)) {
        const group = make("fieldset", { class: "table", id: own, tabindex: "-1" }, make("legend", {}, field.label));
        group.append(this.messages(own), ...this.fields(tree[field.key], field.of, own));
        return group;
      }
      if (isList(field)) return this.list(tree, field, below(field, section), own);
      return this.field(tree, field, own);
    };
    const rare = section.fields.filter((field) => field.rare);
    return section.fields.flatMap((field) => {
      if (!field.rare) return [one(field)];
      return field === rare[0] ? [this.more(rare.map(one), path)] : [];
    });
  }

  /** What is seldom needed, folded. */
  more(fields, path) {
    const key = `more ${path}`;
    const box = make("details", { class: "more", open: this.opened.has(key) }, make("summary", {}, say("more")), ...fields);
    box.addEventListener("toggle", () => this.opened[box.open ? "add" : "delete"](key));
    return box;
  }

  field(tree, field, id) {
    const hint = field.hint ? make("p", { class: "hint", id: `${id}-hint` }, field.hint) : null;
    const described = [hint && `${id}-hint`, `${id}-messages`].filter(Boolean).join(" ");
    const common = { id, name: id, "aria-describedby": described, "aria-required": field.required ? "true" : null };
    const input = this.input(field, common, tree[field.key]);
    const read = () => {
      tree[field.key] = field.kind === "flag" ? input.checked : input.value;
      delete tree.$conflicts?.[field.key];
      this.changed(id);
    };
    input.addEventListener("input", read);
    const label = make("label", { for: id }, field.label);
    if (field.required) label.append(" ", make("span", { class: "required" }, `(${say("required")})`));
    const messages = this.messages(id);
    const conflict = tree.$conflicts?.[field.key];
    if (conflict !== undefined) messages.append(this.conflict(tree, field, conflict, id));
    const order = field.kind === "flag" ? [make("div", { class: "check" }, input, label)] : [label, hint, input];
    return make("div", { class: `field ${field.kind}` }, ...order, messages);
  }

  conflict(tree, field, value, id) {
    const label = field.kind === "choice" ? field.of.find((one) => one.value === value)?.label : null;
    const shown = label ?? (value === "" ? say("empty") : String(value));
    const take = () => {
      tree[field.key] = value;
      delete tree.$conflicts[field.key];
      this.reshaped(null, id);
    };
    const button = make("button", { type: "button", onclick: take, "aria-describedby": `${id}-conflict` }, say("take"));
    return make("li", { class: "conflict" }, make("span", { id: `${id}-conflict` }, say("conflict", { value: shown })), " ", button);
  }

  input(field, common, value) {
    if (field.kind === "flag") {
      const box = make("input", { ...common, type: "checkbox" });
      box.checked = value === true;
      return box;
    }
    if (field.kind === "choice") {
      const title = (label) => label.charAt(0).toUpperCase() + label.slice(1);
      const choices = field.of.map((one) => make("option", { value: one.value }, title(one.label)));
      const known = value === "" || field.of.some((one) => one.value === value);
      if (!known) choices.push(make("option", { value }, value));
      const usual = field.required ? say("none") : say("usual");
      const select = make("select", common, make("option", { value: "" }, usual), ...choices);
      select.value = value;
      return select;
    }
    if (field.kind === "lines" || field.kind === "texts") {
      const rows = Math.min(18, Math.max(field.kind === "texts" ? 2 : 3, value.split("\n").length + 1));
      const area = make("textarea", { ...common, rows });
      area.value = value;
      return area;
    }
    // What the browser could not show as a day or a time stays a text, so that nothing is lost.
    const shapes = { date: /^(\d{4}-\d{2}-\d{2})?$/, time: /^(\d{2}:\d{2}(:\d{2})?)?$/ };
    const type = shapes[field.kind]?.test(value) ? field.kind : "text";
    const lists = { file: "files", reference: "ids" };
    const more = field.kind === "number" ? { inputmode: "numeric" } : { list: lists[field.kind] };
    const line = make("input", { ...common, type, ...more, spellcheck: type === "text" ? "true" : null });
    line.value = value;
    return line;
  }

  messages(id) {
    return make("ul", { class: "messages", id: `${id}-messages` });
  }

  list(tree, field, section, id) {
    const entries = tree[field.key];
    const items = entries.map((entry, at) => this.entry(entries, entry, at, section, id));
    const add = () => {
      const entry = { ...blank(section), $uid: newUid(), $from: null };
      this.opened.add(entry.$uid);
      entries.push(entry);
      const first = section.fields[0].key;
      this.reshaped(say("added", { name: section.name }), `${id}.${entries.length - 1}.${first}`);
    };
    const button = make("button", { type: "button", id: `${id}-add`, onclick: add }, say("add", { name: section.name }));
    const legend = make("legend", {}, `${field.label} (${entries.length})`);
    return make("fieldset", { class: "list", id, tabindex: "-1" }, legend, this.messages(id), make("ol", {}, ...items), button);
  }

  entry(entries, entry, at, section, list) {
    const id = `${list}.${at}`;
    const name = () => `${section.name} ${at + 1}${named(entry, section) ? `: ${named(entry, section)}` : ""}`;
    const button = (word, act, off) =>
      make("button", { type: "button", id: `${id}-${word}`, onclick: act, disabled: off, "aria-label": `${say(word)}: ${name()}` }, say(word));
    const move = (to, word) => () => {
      entries.splice(to, 0, ...entries.splice(at, 1));
      const other = word === "up" ? "down" : "up";
      const isEnd = word === "up" ? to === 0 : to === entries.length - 1;
      this.reshaped(say("moved", { name: name(), n: to + 1 }), `${list}.${to}-${isEnd ? other : word}`);
    };
    const remove = () => {
      const gone = name();
      entries.splice(at, 1);
      const next = entries.length ? `${list}.${Math.min(at, entries.length - 1)}-head` : `${list}-add`;
      this.reshaped(say("removed", { name: gone }), next);
    };
    const buttons = make(
      "div",
      { class: "row" },
      button("up", move(at - 1, "up"), at === 0),
      button("down", move(at + 1, "down"), at === entries.length - 1),
      button("remove", remove, false),
    );
    const head = make("summary", { id: `${id}-head` }, name());
    const box = make("details", { id, open: this.opened.has(entry.$uid) }, head, this.messages(id));
    if (entry.$note) box.lastElementChild.append(make("li", { class: "conflict" }, say(entry.$note)));
    box.append(...this.fields(entry, section, id), buttons);
    box.addEventListener("toggle", () => this.opened[box.open ? "add" : "delete"](entry.$uid));
    box.addEventListener("input", () => (head.textContent = name()));
    return make("li", {}, box);
  }

  /** The element of a field or entry; whatever it is in is opened. */
  open(id) {
    const element = document.getElementById(id);
    for (let box = element?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (element?.tagName === "DETAILS") element.open = true;
    return element;
  }

  focus(id) {
    const element = this.open(id);
    const target = element?.tagName === "DETAILS" ? element.firstElementChild : element;
    target?.focus();
    return target;
  }

  /** The label of a field or the heading of an entry. */
  label(id) {
    const element = document.getElementById(id);
    if (!element) return "";
    if (element.tagName === "DETAILS") return element.firstElementChild.textContent;
    if (element.tagName === "FIELDSET") return element.querySelector("legend").textContent;
    const around = element.closest("details:not(.more)");
    const own = element.labels?.[0]?.firstChild.textContent ?? "";
    return around ? `${around.firstElementChild.textContent} – ${own}` : own;
  }

  /** Shows findings at their fields. */
  show(findings) {
    for (const old of this.root.querySelectorAll("li.finding")) old.remove();
    for (const field of this.root.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const one of findings) {
      const list = one.place && document.getElementById(`${one.place}-messages`);
      if (!list) continue;
      const says = [make("b", {}, `${say(one.severity)}: `), one.message, one.help ? make("span", {}, ` ${one.help}`) : null];
      list.append(make("li", { class: `finding ${one.severity}` }, ...says.filter(Boolean)));
      const field = document.getElementById(one.place);
      if (one.severity === "error" && field?.matches("input, select, textarea")) field.setAttribute("aria-invalid", "true");
    }
  }
}
