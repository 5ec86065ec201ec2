#!/usr/bin/env node
// What pages of a preview show, as JSON: node gallery.mjs PAGE… -> [{html, text, header, faults}, …]
//
// Opened as a clerk opens them: from the disk, without a server.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const browser = await launch();
const shown = [];
for (const file of process.argv.slice(2)) {
  const page = await browser.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => (faults.push(`a script ran: ${dialog.message()}`), dialog.dismiss()));
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.waitForFunction(() => document.getElementById("header").textContent);
  const text = (id) => page.evaluate((id) => document.getElementById(id).textContent, id);
  const html = await page.evaluate(() => document.getElementById("html").srcdoc);
  const styled = await page.evaluate(() => getComputedStyle(document.querySelector(".fields")).display);
  if (styled !== "grid") faults.push("has no style");
  shown.push({ html, text: await text("text"), header: await text("header"), faults });
  await page.close();
}
await browser.close();
console.log(JSON.stringify(shown));
