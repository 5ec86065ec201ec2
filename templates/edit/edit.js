// The page: a form over the file, its preview, and what was found, always as the file is now.
import { copy, decisions, identified, isSame, merged, plain } from "./merge.js";
import { Form, make, say } from "./form.js";

const get = (id) => document.getElementById(id);
const status = (text) => (get("status").textContent = text);

let section, form, base, mine, digest, shown;
let findings = [];
let faults = [];
const undos = [];
let saving = false;

const isDirty = () => mine !== undefined && !isSame(base, mine, section);

function tellState() {
  get("discard").hidden = !isDirty();
  get("undo").hidden = undos.length === 0;
}

function draw() {
  const focused = document.activeElement;
  const id = get("form").contains(focused) ? focused.id : null;
  const range = id && "selectionStart" in focused ? [focused.selectionStart, focused.selectionEnd] : null;
  form.draw(mine);
  form.show([...faults, ...findings]);
  const again = id && get(id);
  if (again) {
    again.focus({ preventScroll: true });
    try { if (range) again.setSelectionRange(...range); } catch { /* days and times have no selection */ }
  }
  const ids = (mine.attachments ?? []).map((one) => make("option", { value: one.id }));
  get("ids").replaceChildren(...ids);
  tellState();
}

// The form before the current step, for taking it back; and the field whose entry is that step.
let before, typed;

/** A step that can be taken back: a change of a list, or what was entered in one field. */
function step(field) {
  if (!field || field !== typed) undos.push(before);
  if (undos.length > 100) undos.shift();
  typed = field;
  before = copy(mine);
}

/** There is nothing to take back. */
function settled() {
  undos.length = 0;
  typed = undefined;
  before = mine && copy(mine);
}

function reshaped(says, focus) {
  step();
  draw();
  form.focus(focus);
  if (says) status(says);
}

function changed(field) {
  if (get("status").textContent !== say("unsaved")) status(say("unsaved"));
  step(field);
  tellState();
}

function tellFindings(state) {
  findings = state.findings;
  const count = findings.length;
  get("found-count").textContent = count === 0 ? say("fine") : count === 1 ? say("one") : say("many", { n: count });
  get("broken").hidden = !state.broken;
  get("broken").textContent = state.broken ? say("unread") : "";
  form.show([...faults, ...findings]);
  get("findings").replaceChildren(
    ...findings.map((one) => {
      const where = [one.file, one.line ? say("line", { n: one.line }) : ""].filter(Boolean).join(", ");
      const item = make("li", { class: one.severity }, make("b", {}, `${say(one.severity)}: `), one.message);
      if (one.help) item.append(make("span", { class: "help" }, one.help));
      const label = one.place ? form.label(one.place) : "";
      const link = label && make("a", { href: `#${one.place}`, onclick: goto(one.place) }, say("goto", { name: label }));
      item.append(make("span", { class: "where" }, where, where && link ? " · " : "", link || ""));
      return item;
    }),
  );
}

const goto = (id) => (event) => {
  event.preventDefault();
  showForm(true);
  form.focus(id)?.scrollIntoView({ block: "center" });
};

/** Takes the file as it is now. */
function take(state, sent) {
  if (state.values) {
    const theirs = identified(copy(state.values), section);
    if (mine === undefined) {
      mine = theirs;
      base = copy(theirs);
      for (const key of ["agenda", "dates"]) if (theirs[key]?.[0]) form.opened.add(theirs[key][0].$uid);
    } else if (state.digest !== digest) {
      const dirty = sent ? !isSame(sent, mine, section) : isDirty();
      mine = merged(sent ?? base, mine, theirs, section);
      base = copy(theirs);
      if (!sent) status(say(dirty ? "kept" : "changed"));
      settled();
    }
    // Whoever is typing is not disturbed by a file that says the same.
    if (state.digest !== digest) draw();
    digest = state.digest;
  }
  tellFindings(state);
  tellDecisions(false);
  tellViews(state);
  document.body.dataset.version = state.version;
}

function tellDecisions(isAsked) {
  const open = decisions(mine ?? {}, mine ? section : { fields: [] });
  const box = get("summary");
  const list = faults.length ? faults.map((one) => one.place) : open;
  box.hidden = list.length === 0;
  if (box.hidden) return;
  get("summary-title").textContent = say(faults.length ? "faults" : "conflicts");
  get("summary-list").replaceChildren(
    ...list.map((id) => make("li", {}, make("a", { href: `#${id}`, onclick: goto(id) }, form.label(id) || id))),
  );
  if (isAsked) box.focus();
}

/** The views that there are, and the one that is shown, once more. */
function tellViews(state) {
  const which = get("which");
  const chosen = which.value || state.views[0]?.address;
  const same = [...which.options].map((one) => one.value).join() === state.views.map((one) => one.address).join();
  if (!same) {
    which.replaceChildren(...state.views.map((one) => make("option", { value: one.address }, one.name)));
    which.value = state.views.some((one) => one.address === chosen) ? chosen : state.views[0]?.address;
  }
  get("files").replaceChildren(...state.files.map((file) => make("option", { value: file })));
  if (shown !== `${state.version} ${which.value}`) show(state.version);
}

/** Shows the chosen view; done when it is there. */
function show(version = document.body.dataset.version) {
  const address = get("which").value;
  shown = `${version} ${address}`;
  const frame = get("frame");
  const place = frame.contentWindow?.scrollY ?? 0;
  let done;
  const loaded = new Promise((resolve) => (done = resolve));
  frame.onload = () => {
    frame.contentWindow?.scrollTo(0, place);
    // Links leave the preview alone.
    for (const link of frame.contentDocument?.links ?? []) {
      if (link.origin !== location.origin) Object.assign(link, { target: "_blank", rel: "noopener" });
    }
    document.body.dataset.shown = version;
    done();
  };
  frame.contentWindow.location.replace(new URL(`${address}?${version}`, location.href));
  frame.title = get("which").selectedOptions[0]?.textContent ?? "";
  const isPage = address.endsWith(".html");
  get("pdf").hidden = !isPage;
  if (isPage) get("pdf").href = address.replace(/\.html$/, ".pdf");
  return loaded;
}

const fetched = async (path, options) => {
  const answer = await fetch(path, { cache: "no-store", ...options });
  return { status: answer.status, body: await answer.json() };
};

let asking = false, again = false;
async function refresh() {
  if (asking) return void (again = true);
  asking = true;
  do {
    again = false;
    const answer = await fetched("state").catch(() => null);
    if (!answer) status(say("lost"));
    else if (!saving) take(answer.body);
  } while (again);
  asking = false;
}

async function save(retried = false) {
  if (saving || mine === undefined) return;
  faults = [];
  if (!isDirty()) {
    form.show(findings);
    tellDecisions(false);
    return void status(say("same"));
  }
  saving = true;
  status(say("saving"));
  const sent = copy(mine);
  const body = JSON.stringify({ digest, form: plain(sent, section) });
  let answer;
  try {
    answer = await fetched("save", { method: "POST", headers: { "Content-Type": "application/json" }, body });
  } catch {
    saving = false;
    return void status(say("lost"));
  }
  saving = false;
  const state = answer.body;
  if (answer.status === 200) {
    take(state, sent);
    status(say(retried ? "merged" : "saved"));
    settled();
    return tellState();
  }
  if (state.fault) {
    faults = [{ severity: "error", message: say(state.fault), place: state.place }];
    form.show([...faults, ...findings]);
    tellDecisions(true);
    return void status("");
  }
  if (state.says) return void status(say("failed", { value: state.says }));
  const isKnown = state.digest === digest;
  take(state);
  const open = decisions(mine, section);
  if (state.broken || isKnown || open.length || retried) {
    status(say(state.broken ? "unread" : "kept"));
    return tellDecisions(open.length > 0);
  }
  await save(true);
}

function showForm(is) {
  get("form-pane").hidden = !is;
  get("toggle").setAttribute("aria-expanded", String(is));
  document.body.classList.toggle("alone", !is);
}

async function start() {
  const { body } = await fetched("fields");
  section = body;
  form = new Form(get("form"), section, changed, reshaped);
  showForm(document.body.dataset.start !== "preview");
  await refresh();
  settled();
  const events = new EventSource("events");
  events.addEventListener("change", async (event) => {
    // Who has saved here has seen it.
    if (Number(event.data) <= Number(document.body.dataset.version)) return;
    // The page first, then what was found: the program answers one after the other.
    if (get("which").value) await Promise.race([show(event.data), new Promise((done) => setTimeout(done, 2000))]);
    refresh();
  });
  events.addEventListener("open", () => {
    if (get("status").textContent === say("lost")) status("");
    refresh();
  });
  events.addEventListener("end", () => (events.close(), status(say("lost"))));
  events.addEventListener("error", () => status(say("lost")));
}

get("save").addEventListener("click", () => save());
get("toggle").addEventListener("click", () => showForm(get("form-pane").hidden));
get("which").addEventListener("change", () => show());
get("form").addEventListener("submit", (event) => (event.preventDefault(), save()));
get("discard").addEventListener("click", () => {
  mine = copy(base);
  settled();
  faults = [];
  draw();
  tellDecisions(false);
  get("save").focus();
  status(say("discarded"));
});
get("undo").addEventListener("click", () => {
  mine = undos.pop();
  typed = undefined;
  before = copy(mine);
  draw();
  (get("undo").hidden ? get("save") : get("undo")).focus();
  status(say("undone"));
});
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save();
  }
});
addEventListener("beforeunload", (event) => isDirty() && event.preventDefault());
start();
