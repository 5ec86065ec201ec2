#!/usr/bin/env node
// Checks HTML files that rundmail wrote: node validate.mjs FILE…
//
// Pages and mails: the Nu HTML checker finds nothing; axe finds nothing at 320, 640 and 1280 px, in
// light and dark; nothing is loaded, no script runs, no link does anything but lead somewhere; every anchor
// has its target; nothing overflows at 320 px (WCAG 1.4.10). Mails (files without <main>) also
// use only what the mail programs of German offices and homes understand (caniemail.com).
// Prints one line for each fault and, last, "N passed, N failed"; exits 1 if any file failed.
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { VIEWS, launch } from "./browser.mjs";
import { mailFaults } from "./mail.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const VNU = resolve(require.resolve("vnu-jar/package.json"), "../build/dist/vnu.jar");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const files = process.argv.slice(2).map((file) => resolve(file));
if (files.length === 0) {
  console.error("usage: node validate.mjs FILE…");
  process.exit(2);
}

// file -> faults
const faults = new Map(files.map((file) => [file, []]));
const isMail = (file) => !/<main[\s>]/.test(readFileSync(file, "utf8"));

for (const [file, message] of await nu(files)) faults.get(file).push(`html: ${message}`);
for (const file of files.filter(isMail)) {
  faults.get(file).push(...mailFaults(readFileSync(file, "utf8")).map((message) => `mail: ${message}`));
}
const browser = await launch();
for (const file of files) {
  faults.get(file).push(...(await inBrowser(browser, file)));
}
await browser.close();

let failed = 0;
for (const [file, found] of faults) {
  const once = [...new Set(found)];
  for (const fault of once) console.log(`${basename(file)}: ${fault}`);
  failed += once.length > 0;
}
console.log(`${files.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

// The Nu HTML checker, errors and warnings alike, as [file, message].
function nu(files) {
  const args = ["-Xss2m", "-jar", VNU, "--stdout", "--format", "json", "--exit-zero-always", ...files];
  return new Promise((done, fail) => {
    execFile("java", args, { maxBuffer: 1 << 28 }, (error, stdout) => {
      if (error) return fail(error);
      // Its idea of CSP forgets that the source "data:" covers every data URI (CSP3, 6.7.2.7), and
      // properties that only Outlook has are meant for it alone.
      const wrong = /^Resource violates Content Security Policy.*“data:image\/|^CSS: “mso-[a-z-]+”: Property/;
      const counts = (m) => (m.type !== "info" || m.subType === "warning") && !wrong.test(m.message);
      const found = JSON.parse(stdout).messages.filter(counts);
      const byUrl = new Map(files.map((file) => [pathToFileURL(file).href, file]));
      done(found.map((m) => [byUrl.get(m.url.replace(/^file:\/*/, "file:///")) ?? files[0], `${m.lastLine ?? 0}:${m.firstColumn ?? 0} ${m.message}`]));
    });
  });
}

// One page, in every view.
async function inBrowser(browser, file) {
  const found = [];
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  await context.route("**/*", (route) => {
    const wanted = route.request().url();
    if (wanted === url || wanted.startsWith("data:") || wanted.startsWith("cid:")) return route.continue();
    found.push(`loads ${wanted}`);
    return route.abort();
  });
  page.on("dialog", (dialog) => (found.push(`a script ran: ${dialog.message()}`), dialog.dismiss()));
  await page.goto(url);
  await page.evaluate(AXE);
  // A page may link to files that lie beside it.
  const beside = (fault) => {
    const link = fault.match(/^links to ([^/:]+(?:\/[^/:]+)?)$/);
    return link && existsSync(resolve(dirname(file), decodeURIComponent(link[1])));
  };
  const rules = isMail(file) ? WCAG : [...WCAG, "best-practice"];
  for (const view of VIEWS) {
    await page.setViewportSize({ width: view.width, height: 900 });
    await page.emulateMedia({ colorScheme: view.colorScheme });
    found.push(...(await page.evaluate(structure)).filter((fault) => !beside(fault)));
    const { violations } = await page.evaluate((rules) => axe.run({ runOnly: rules, resultTypes: ["violations"] }), rules);
    for (const { id, help, nodes } of violations) {
      found.push(`axe ${id} (${view.name}): ${help}: ${nodes[0].html.slice(0, 120)} [${nodes.length}]`);
    }
  }
  await context.close();
  return found;
}

// Runs inside the page.
function structure() {
  const found = [];
  const harmless = 'script[type="application/ld+json"], link[rel="canonical"], link[rel="alternate"]';
  const acting = document.querySelectorAll("script, iframe, object, embed, form, base, link");
  if ([...acting].some((element) => !element.matches(harmless))) found.push("has an element that can act or load");
  for (const element of document.querySelectorAll("*")) {
    for (const { name } of element.attributes) if (/^on/i.test(name)) found.push(`has the attribute ${name}`);
  }
  for (const link of document.querySelectorAll("[href]")) {
    const href = link.getAttribute("href");
    if (!/^(https?:|mailto:|tel:|webcal:|#)/i.test(href)) found.push(`links to ${href}`);
    if (href === "#" || (href.startsWith("#") && !document.getElementById(decodeURIComponent(href.slice(1))))) found.push(`the anchor ${href} leads nowhere`);
    if (link.matches("a") && link.textContent.trim() === "" && !link.querySelector("img[alt]:not([alt=''])")) found.push(`the link ${href} has no text`);
  }
  const headings = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].map((heading) => Number(heading.tagName[1]));
  if (headings.filter((level) => level === 1).length !== 1) found.push("has not exactly one h1");
  headings.forEach((level, at) => at > 0 && level > headings[at - 1] + 1 && found.push(`skips from h${headings[at - 1]} to h${level}`));
  const { scrollWidth } = document.scrollingElement;
  if (scrollWidth > innerWidth) found.push(`is ${scrollWidth} px wide at ${innerWidth} px`);
  return found;
}
