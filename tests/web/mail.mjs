// What mails may use: only what the mail programs of German offices and homes understand, by the
// data of caniemail.com. What a program does not know, or knows in part only, may be used where that
// does no harm; the reason stands here, and `kept` looks at what must hold for it.
import { createRequire } from "node:module";

const { data } = createRequire(import.meta.url)("caniemail/caniemail.json");

const PROGRAMS = ["outlook", "gmail", "apple-mail", "thunderbird", "gmx", "web-de", "t-online-de"];

const HARMLESS = {
  "css-overflow-wrap": "only for addresses that are wider than the screen",
  "css-word-break": "the same, for programs that know only this",
  "css-table-layout": "the same, in boxes",
  "css-max-width": "Outlook gets the width from its own comment (kept: on the outer element only)",
  "css-max-height": "beside display: none",
  "css-overflow": "beside display: none",
  "css-border-spacing": "tables have border-collapse as well",
  "css-white-space": "a long line of code gets wide",
  "html-role": "a layout table that is announced can still be read",
  "html-lang": "also on the outer element, and as Content-Language of the mail",
  "html-dir": "also as a style of the outer element; numbers and names have marks beside them",
  "html-semantics": "names of elements that are only boxes to old programs",
  "html-meta-color-scheme": "dark colours are an offer",
  "css-display-none": "the preheader has max-height: 0 as well, and mso-hide in a comment for Outlook",
  "css-display": "block, inline-block and none only (kept)",
  "html-style": "what is in it depends on the screen; all else stands in the elements",
  "html-body": "the outer element has all that matters",
  "css-margin": "none that is negative or automatic, none on cells and tables (kept)",
  "css-padding": "on the cells of tables only (kept); lists have an indent of their own",
  "css-border": "on the cells of tables only (kept)",
  "css-width": "of tables only (kept)",
  "css-background-color": "where GMX leaves the ground out, a border is left",
  "css-line-height": "a factor, but for the distance below a table, which has mso-line-height-rule in that comment",
  "css-font-size": "in px only (kept)",
  "css-text-indent": "a typed label stands in its line then",
  "css-list-style": "types only",
  "css-text-align": "left, right and center only",
  "css-direction": "beside dir",
  "css-height": "of the logo, and of the distance below a table, which has a line of that height",
  "css-font-weight": "bold and normal only",
  "css-min-width": "a typed label stands close to its text then",
  "css-text-decoration": "underline, which links have anyway",
  "html-align": "of the table that only Outlook on Windows sees",
  "html-width": "the same",
  "html-height": "of the logo; in large print it stays small",
};

// Where the partial support of Outlook (Word) and Gmail would be missed: [tags that may, what].
const KEPT = [
  [["td", "th", "ul", "ol", "li"], "padding", /[1-9]/],
  [["td", "th", "hr"], "border", /[1-9]/],
  [["p", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "div", "blockquote"], "margin", /[1-9]/],
  [["table", "td", "th", "img"], "width", /./],
  [[], "max-width", /./],
  [[], "margin", /-\d|auto/],
];

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
  faults.push(...kept(html));
  for (const [, tag] of html.matchAll(/<([a-z][a-z0-9]*)/g)) used.add(/^h[1-6]$/.test(tag) ? "html-h1-h6" : `html-${tag}`);
  for (const attribute of ["role", "lang", "dir", "align", "valign", "width", "height"]) {
    if (html.includes(` ${attribute}="`)) used.add(`html-${attribute}`);
  }
  for (const slug of used) {
    const lacking = features.has(slug) && !(slug in HARMLESS) ? programsWithout(features.get(slug)) : [];
    if (lacking.length > 0) faults.push(`${slug} is not, or not quite, known to ${lacking.join(", ")}`);
  }
  for (const [, source] of html.matchAll(/<img[^>]* src="([^"]*)"/g)) {
    if (!source.startsWith("cid:")) faults.push(`the picture ${source.slice(0, 60)} is not part of the mail`);
  }
  if (/ href="#/.test(html)) faults.push("a link to an anchor");
  if (!/<div[^>]* lang="[^"]+"/.test(html) || !/<div[^>]* dir="(ltr|rtl)"/.test(html)) faults.push("no language or direction inside the body");
  if (/http-equiv|<script|<form|@import/i.test(html)) faults.push("something that mail programs strip");
  return faults;
}

// The letter itself is set in a cell by a comment for Outlook, so its own element may have all.
function kept(html) {
  const faults = [];
  for (const [whole, tag, style] of html.matchAll(/<([a-z][a-z0-9]*)[^>]*? style="([^"]*)"/g)) {
    if (/ class="letter"/.test(whole)) continue;
    for (const [, name, value] of style.matchAll(/(?:^|;)\s*([a-z-]+)\s*:\s*([^;]*)/g)) {
      // A picture has its width as an attribute for Outlook; on a telephone it is as wide as the letter.
      if (tag === "img" && name === "max-width" && / width="\d+"/.test(whole)) continue;
      for (const [tags, family, matters] of KEPT) {
        const of = name === family || (name.startsWith(`${family}-`) && !/-(color|style|spacing|collapse)$/.test(name));
        if (of && matters.test(value) && !tags.includes(tag)) faults.push(`${name}: ${value} on <${tag}>, which Outlook drops`);
      }
      if (name === "font-size" && !/^\d+(px)?$/.test(value.trim())) faults.push(`font-size: ${value}`);
      if (name === "display" && !/^(none|block|inline|inline-block)$/.test(value.trim())) faults.push(`display: ${value}`);
    }
  }
  return faults;
}

function slugOf(property) {
  const family = FAMILIES.find((family) => property.startsWith(family) && !features.has(`css-${property}`));
  return `css-${family ?? property}`;
}

// The programs on which the newest tested version does not know the feature, or knows it in part.
function programsWithout({ stats }) {
  return PROGRAMS.flatMap((program) =>
    Object.entries(stats[program] ?? {})
      .filter(([, versions]) => /^[na]/.test(Object.values(versions).at(-1) ?? ""))
      .map(([platform]) => `${program}.${platform}`),
  );
}
