#!/usr/bin/env node
// Pictures of HTML files for looking at: node shot.mjs DIR FILE…
//
// Writes DIR/NAME.desktop-light.png and so on, and DIR/NAME.print.pdf.
import { mkdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { VIEWS, launch } from "./browser.mjs";

const [folder, ...files] = process.argv.slice(2);
if (!folder || files.length === 0) {
  console.error("usage: node shot.mjs DIR FILE…");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const file of files) {
  const name = basename(file, ".html");
  for (const view of VIEWS) {
    const viewport = { width: view.width, height: 900 };
    const page = await browser.newPage({ viewport, colorScheme: view.colorScheme });
    await page.goto(pathToFileURL(resolve(file)).href);
    await page.screenshot({ path: join(folder, `${name}.${view.name}.png`), fullPage: true });
    await page.close();
  }
  const page = await browser.newPage();
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.pdf({ path: join(folder, `${name}.print.pdf`), preferCSSPageSize: true, printBackground: false });
  await page.close();
}
await browser.close();
