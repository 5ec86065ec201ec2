#!/usr/bin/env node
// What becomes of pages on paper and on a phone: node paper.mjs DIR FILE…
//
// Writes DIR/NAME.a4.pdf and DIR/NAME.letter.pdf (printed by a reader who likes it dark), and tells
// on standard output, as JSON, what does not fit at 320 px: {"NAME": ["…"]}.
import { mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const [folder, ...files] = process.argv.slice(2);
if (!folder || files.length === 0) {
  console.error("usage: node paper.mjs DIR FILE…");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const browser = await launch();
const found = {};
const page = await browser.newPage({ viewport: { width: 320, height: 640 }, colorScheme: "dark" });
for (const file of files) {
  const name = basename(file, ".html");
  await page.goto(pathToFileURL(resolve(file)).href);
  found[name] = await page.evaluate(tooWide);
  for (const format of ["a4", "letter"]) {
    await page.pdf({ path: join(folder, `${name}.${format}.pdf`), format, preferCSSPageSize: true, printBackground: true });
  }
}
await browser.close();
console.log(JSON.stringify(found));

// Runs inside the page: whatever reaches beyond the screen must scroll in a frame of its own that
// the keyboard can reach (WCAG 2.2, 1.4.10 and 2.1.1).
function tooWide() {
  const found = [];
  const { scrollWidth } = document.scrollingElement;
  if (scrollWidth > innerWidth) found.push(`the page is ${scrollWidth} px wide`);
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  for (const element of document.querySelectorAll("body *")) {
    const { right, left } = element.getBoundingClientRect();
    if (right <= innerWidth + 1 && left >= -1) continue;
    let frame = element;
    while (frame && !scrolls(frame)) frame = frame.parentElement;
    if (element.matches(".skip, .unseen") || (frame && frame.tabIndex === 0)) continue;
    found.push(`<${element.localName} class="${element.className}"> reaches from ${left} to ${right} px`);
  }
  return found;
}
