#!/usr/bin/env node
// What becomes of mails whose readers need letters twice as large (WCAG 2.2, 1.4.4): node zoom.mjs DIR FILE…
//
// Once with everything enlarged, once with the text alone, in a window of 640 px. Tells on standard output, as
// JSON, what does not fit: {"NAME": ["…"]}, and keeps a picture of each in DIR.
import { mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const [folder, ...files] = process.argv.slice(2);
if (!folder || files.length === 0) {
  console.error("usage: node zoom.mjs DIR FILE…");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const browser = await launch();
const found = {};
for (const file of files) {
  const name = basename(file, ".html");
  found[name] = [];
  for (const textAlone of [false, true]) {
    const width = textAlone ? 640 : 320;
    const page = await browser.newPage({ viewport: { width, height: 800 }, deviceScaleFactor: textAlone ? 1 : 2 });
    await page.goto(pathToFileURL(resolve(file)).href);
    const way = textAlone ? "text" : "whole";
    found[name].push(...(await page.evaluate(lost, textAlone)).map((fault) => `${way}: ${fault}`));
    await page.screenshot({ path: join(folder, `${name}.${way}.png`), fullPage: true });
    await page.close();
  }
}
await browser.close();
console.log(JSON.stringify(found));

// Runs inside the page: what is wider than the window, cut off, or lies over other words.
function lost(textAlone) {
  const all = [...document.querySelectorAll("body, body *")];
  if (textAlone) {
    const sizes = all.map((one) => parseFloat(getComputedStyle(one).fontSize));
    all.forEach((one, at) => one.style.setProperty("font-size", `${2 * sizes[at]}px`, "important"));
  }
  const found = [];
  const { scrollWidth } = document.scrollingElement;
  if (scrollWidth > innerWidth) found.push(`the mail is ${scrollWidth} px wide`);
  const boxes = [];
  for (const one of all) {
    const style = getComputedStyle(one);
    const own = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (style.display === "none" || one.closest(".preheader")) continue;
    const cut = style.overflowY === "hidden" && one.scrollHeight > one.clientHeight + 1;
    if (own.length && cut) found.push(`<${one.localName} class="${one.className}"> is cut`);
    for (const node of own) {
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) boxes.push([box, node]);
    }
  }
  for (const [box, node] of boxes) {
    if (box.right > innerWidth + 1 || box.left < -1) found.push(`“${node.data.trim().slice(0, 30)}” leaves the window`);
    const over = boxes.find(([other, others]) => others !== node && covers(box, other));
    if (over) found.push(`“${node.data.trim().slice(0, 30)}” lies over “${over[1].data.trim().slice(0, 30)}”`);
  }
  return found;

  function covers(one, other) {
    const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return wide > 2 && high > 0.5 * Math.min(one.height, other.height);
  }
}
