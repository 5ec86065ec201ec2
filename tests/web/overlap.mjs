#!/usr/bin/env node
// Which words of drawings lie on each other or outside: node overlap.mjs FILE.svg…
//
// Prints JSON: for each file the number of its texts, and the faults.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: node overlap.mjs FILE.svg…");
  process.exit(2);
}
const browser = await launch();
const seen = {};
for (const file of files) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(pathToFileURL(resolve(file)).href);
  seen[file] = await page.evaluate(look);
  await page.close();
}
await browser.close();
console.log(JSON.stringify(seen));

function look() {
  const texts = [...document.querySelectorAll("text")].map((text) => ({
    text: text.textContent,
    box: text.getBoundingClientRect(),
  }));
  const all = document.documentElement.getBoundingClientRect();
  const faults = [];
  for (const { text, box } of texts) {
    if (box.left < all.left || box.right > all.right + 0.5 || box.top < all.top || box.bottom > all.bottom + 0.5) {
      faults.push(`outside: ${text}`);
    }
  }
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      // Boxes are as high as the lines of a font, which its letters are not.
      if (wide > 0.5 && high > 5) faults.push(`overlap: ${one.text} | ${other.text}`);
    }
  }
  return { texts: texts.length, faults };
}
