// What mails may use: only what the mail programs of German offices and homes understand, by the
// data of caniemail.com. A property that a program does not know may be used where its lack does no
// harm; the reason stands here.
import { createRequire } from "node:module";

const { data } = createRequire(import.meta.url)("caniemail/caniemail.json");

const PROGRAMS = ["outlook", "gmail", "apple-mail", "thunderbird", "gmx", "web-de", "t-online-de"];

const HARMLESS = {
  "css-overflow-wrap": "only for addresses that are wider than the screen",
  "css-word-break": "the same, for programs that know only this",
  "css-table-layout": "the same, in boxes",
  "css-max-width": "Outlook gets the width from its own comment",
  "css-max-height": "beside display: none",
  "css-overflow": "beside display: none",
  "css-border-spacing": "tables have border-collapse as well",
  "css-white-space": "a long line of code gets wide",
  "html-role": "a layout table that is announced can still be read",
  "html-lang": "also on the outer element, and as Content-Language of the mail",
  "html-dir": "also on the outer element",
  "html-bdi": "numbers still stand there",
  "html-semantics": "names of elements that are only boxes to old programs",
  "html-meta-color-scheme": "dark colours are an offer",
  "css-display-none": "the preheader is tiny and white as well",
  "html-style": "what is in it depends on the screen; all else stands in the elements",
  "html-body": "the outer element has all that matters",
  "css-margin": "Outlook wants them on paragraphs, and they are",
};

// A property stands for the feature of its family: border-top for border.
const FAMILIES = ["margin", "padding", "border", "list-style", "background-color", "text-decoration"];
const features = new Map(data.map((feature) => [feature.slug, feature]));

export function mailFaults(html) {
  const faults = [];
  const used = new Set();
  for (const [, style] of html.matchAll(/ style="([^"]*)"/g)) {
    for (const [, name, value] of style.matchAll(/(?:^|;)\s*([a-z-]+)\s*:\s*([^;]*)/g)) {
      used.add(slugOf(name));
      if (name === "display") used.add(`css-display-${value.trim()}`);
      if (/var\(|calc\(|clamp\(|url\(/.test(value)) faults.push(`the style ${name}: ${value}`);
      if (/\d(rem|vw|vh|ch)\b/.test(value)) faults.push(`the unit in ${name}: ${value}`);
    }
  }
  for (const [, tag] of html.matchAll(/<([a-z][a-z0-9]*)/g)) used.add(/^h[1-6]$/.test(tag) ? "html-h1-h6" : `html-${tag}`);
  for (const attribute of ["role", "lang", "dir", "align", "valign", "width", "height"]) {
    if (html.includes(` ${attribute}="`)) used.add(`html-${attribute}`);
  }
  for (const slug of used) {
    const lacking = features.has(slug) && !(slug in HARMLESS) ? programsWithout(features.get(slug)) : [];
    if (lacking.length > 0) faults.push(`${slug} is unknown to ${lacking.join(", ")}`);
  }
  for (const [, source] of html.matchAll(/<img[^>]* src="([^"]*)"/g)) {
    if (!source.startsWith("cid:")) faults.push(`the picture ${source.slice(0, 60)} is not part of the mail`);
  }
  if (/ href="#/.test(html)) faults.push("a link to an anchor");
  if (!/<div[^>]* lang="[^"]+"/.test(html) || !/<div[^>]* dir="(ltr|rtl)"/.test(html)) faults.push("no language or direction inside the body");
  if (/http-equiv|<script|<form|@import/i.test(html)) faults.push("something that mail programs strip");
  return faults;
}

function slugOf(property) {
  const family = FAMILIES.find((family) => property.startsWith(family) && !features.has(`css-${property}`));
  return `css-${family ?? property}`;
}

// The programs on which the newest tested version does not know the feature.
function programsWithout({ stats }) {
  return PROGRAMS.flatMap((program) =>
    Object.entries(stats[program] ?? {})
      .filter(([, versions]) => Object.values(versions).at(-1)?.startsWith("n"))
      .map(([platform]) => `${program}.${platform}`),
  );
}
