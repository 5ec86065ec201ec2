// What becomes of a form when the file has been changed elsewhere: every change of both sides stays.
//
// A tree has values by key; a table is an object, a list an array of entries. An entry knows its number in
// the file (`$from`) and who it is on this page (`$uid`). Where both sides have changed one value to
// different ones, the form's stays and the file's is kept beside it (`$conflicts`).

let last = 0;
export const newUid = () => ++last;

export const isList = (field) => field.kind === "entries";
export const isTable = (field) => field.kind === "table";

/** The fields of an entry of a list, which may be of the same kind as the entry around it. */
export const below = (field, around) => field.of ?? around;

/** Gives every entry of a tree from the file its identity. */
export function identified(tree, section) {
  for (const field of section.fields) {
    if (isTable(field)) identified(tree[field.key], field.of);
    if (!isList(field)) continue;
    for (const entry of tree[field.key]) {
      entry.$uid = newUid();
      identified(entry, below(field, section));
    }
  }
  return tree;
}

/** A tree without anything that only this page knows. What is new has no number, and nothing in it has. */
export function plain(tree, section, withFrom = true) {
  const own = {};
  for (const field of section.fields) {
    const value = tree[field.key];
    if (isTable(field)) own[field.key] = plain(value, field.of, withFrom);
    else if (isList(field)) {
      const of = below(field, section);
      own[field.key] = value.map((entry) => plain(entry, of, withFrom && entry.$from != null));
    } else own[field.key] = value;
  }
  if (withFrom && tree.$uid) own.$from = tree.$from;
  return own;
}

const says = (tree, section) => JSON.stringify(plain(tree, section, false));

/** Whether two trees say the same, in the same order. */
export const isSame = (one, other, section) => says(one, section) === says(other, section);

/** The name of an entry. */
export const named = (entry, section) =>
  section.namedBy.map((key) => String(entry[key] ?? "").split("\n")[0].trim()).find((name) => name) ?? "";

export const copy = (tree) => structuredClone(tree);

/**
 * The form `mine`, which began as `base`, over the file as it is now, `theirs`. The entries of `theirs` get
 * the identities of those that they are.
 */
export function merged(base, mine, theirs, section) {
  const own = { ...mine };
  if (theirs.$uid) own.$from = theirs.$from;
  own.$conflicts = {};
  for (const field of section.fields) {
    const key = field.key;
    if (isTable(field)) own[key] = merged(base[key], mine[key], theirs[key], field.of);
    else if (isList(field)) own[key] = mergedList(base[key], mine[key], theirs[key], below(field, section));
    else {
      const isMine = mine[key] !== base[key];
      own[key] = isMine ? mine[key] : theirs[key];
      if (isMine && theirs[key] !== base[key] && theirs[key] !== mine[key]) own.$conflicts[key] = theirs[key];
      const before = mine.$conflicts?.[key];
      if (isMine && before !== undefined && theirs[key] === base[key]) own.$conflicts[key] = before;
    }
  }
  return own;
}

function mergedList(base, mine, theirs, section) {
  const pairs = matched(base, theirs, section);
  const now = new Map(pairs);
  const isTheirs = new Map(pairs.map(([uid, entry]) => [entry, uid]));
  for (const entry of theirs) entry.$uid = isTheirs.get(entry) ?? newUid();
  const known = new Map(base.map((entry) => [entry.$uid, entry]));
  const kept = [];
  for (const entry of mine) {
    const before = known.get(entry.$uid);
    const after = now.get(entry.$uid);
    if (!before) kept.push({ ...entry, $from: null });
    else if (after) kept.push(merged(before, entry, after, section));
    else if (!isSame(before, entry, section)) kept.push({ ...entry, $from: null, $note: "gone" });
  }
  const places = new Map(theirs.map((entry, at) => [entry.$uid, at]));
  const shared = (list) => list.filter((entry) => places.has(entry.$uid)).map((entry) => entry.$uid);
  // Whoever has not moved anything follows the order of the file.
  if (String(shared(mine.filter((one) => known.has(one.$uid)))) === String(shared(base.filter((one) => mine.some((other) => other.$uid === one.$uid))))) {
    const moved = kept.filter((entry) => places.has(entry.$uid)).sort((a, b) => places.get(a.$uid) - places.get(b.$uid));
    kept.forEach((entry, at) => { if (places.has(entry.$uid)) kept[at] = moved.shift(); });
  }
  const there = new Set(kept.map((entry) => entry.$uid));
  theirs.forEach((entry, at) => {
    if (there.has(entry.$uid)) return;
    const before = known.get(entry.$uid);
    if (before && isSame(before, entry, section)) return; // removed here
    const ahead = theirs.slice(0, at).reverse().find((other) => there.has(other.$uid));
    const place = ahead ? kept.findIndex((other) => other.$uid === ahead.$uid) + 1 : 0;
    kept.splice(place, 0, before ? { ...copy(entry), $note: "back" } : copy(entry));
    there.add(entry.$uid);
  });
  return kept;
}

/** Which entry of the file is which of the base: pairs of identity and entry. */
function matched(base, theirs, section) {
  const pairs = [];
  const free = new Set(theirs);
  const open = new Set(base);
  const pair = (test) => {
    for (const entry of [...open]) {
      const other = [...free].find((candidate) => test(entry, candidate));
      if (!other) continue;
      pairs.push([entry.$uid, other]);
      open.delete(entry);
      free.delete(other);
    }
  };
  pair((a, b) => isSame(a, b, section));
  pair((a, b) => named(a, section) !== "" && named(a, section) === named(b, section));
  if (base.length === theirs.length) pair((a, b) => base.indexOf(a) === theirs.indexOf(b));
  return pairs;
}

/** Whether anything waits for a decision. */
export function decisions(tree, section, path = "", found = []) {
  for (const key of Object.keys(tree.$conflicts ?? {})) found.push(path ? `${path}.${key}` : key);
  if (tree.$note) found.push(path);
  for (const field of section.fields) {
    const own = path ? `${path}.${field.key}` : field.key;
    if (isTable(field)) decisions(tree[field.key], field.of, own, found);
    if (isList(field)) tree[field.key].forEach((entry, at) => decisions(entry, below(field, section), `${own}.${at}`, found));
  }
  return found;
}
