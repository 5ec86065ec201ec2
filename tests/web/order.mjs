#!/usr/bin/env node
// What readers see in which order: node order.mjs WIDTH FILE…
//
// Prints JSON: for each file its lines from top to bottom, each line its characters from left to right as
// [character, left, right] in CSS pixels. Invisible characters, spaces and what is hidden are left out, and so
// is the table of contents. A file that ends in .txt is shown as editors show it: each line takes its direction
// from its first letter.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const [width, ...files] = process.argv.slice(2);
if (!width || files.length === 0) {
  console.error("usage: node order.mjs WIDTH FILE…");
  process.exit(2);
}
const browser = await launch();
const seen = {};
for (const file of files) {
  const page = await browser.newPage({ viewport: { width: Number(width), height: 900 } });
  if (file.endsWith(".txt")) {
    await page.setContent('<body style="font-family: monospace"></body>');
    await page.evaluate(asLines, readFileSync(file, "utf8"));
  } else {
    await page.goto(pathToFileURL(resolve(file)).href);
  }
  seen[file] = await page.evaluate(linesSeen);
  await page.close();
}
await browser.close();
console.log(JSON.stringify(seen));

function asLines(text) {
  for (const line of text.split("\n")) {
    const one = document.createElement("div");
    one.dir = "auto";
    one.style.whiteSpace = "pre";
    one.textContent = line || " ";
    document.body.append(one);
  }
}

function linesSeen() {
  const marks = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("nav, .skip, .unseen, style")) continue;
    for (let at = 0; at < node.length; at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      // A letter that is drawn together with the one before it has no rectangle of its own.
      const [box] = range.getClientRects();
      if (!box || box.width === 0 || box.height === 0 || !/[^\s\p{Cf}]/u.test(node.data[at])) continue;
      marks.push({ sign: node.data[at], left: box.left, right: box.right, middle: (box.top + box.bottom) / 2, height: box.height });
    }
  }
  marks.sort((one, other) => one.middle - other.middle);
  const lines = [];
  for (const mark of marks) {
    const line = lines.at(-1);
    if (line && Math.abs(line[0].middle - mark.middle) < 0.4 * Math.min(line[0].height, mark.height)) line.push(mark);
    else lines.push([mark]);
  }
  return lines.map((line) => line.sort((one, other) => one.left - other.left).map(({ sign, left, right }) => [sign, left, right]));
}
