#!/usr/bin/env node
// The English page of `rundmail edit` beside other programs that write the file, a second tab and a second
// `rundmail edit`: node edit-beside.mjs ADDRESS SECOND FILE -> JSON of what was seen.
//
// Nothing here waits for a clock: each step waits for what the page says.
import { closeSync, ftruncateSync, openSync, readFileSync, renameSync, unlinkSync, utimesSync, writeFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { launch } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [address, second, file] = process.argv.slice(2);
const browser = await launch();
const context = await browser.newContext();
const seen = { faults: [], asked: [] };
const text = () => readFileSync(file, "utf8");

const open = async (address) => {
  const page = await context.newPage();
  page.on("pageerror", (error) => seen.faults.push(String(error)));
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(address);
  await page.waitForFunction(() => document.body.dataset.shown);
  return page;
};
const [page, tab, other] = [await open(address), await open(address), await open(second)];
const field = (id, on = page) => on.locator(`[id='${id}']`);
const says = (words) => page.waitForFunction((words) => document.getElementById("status").textContent.includes(words), words);
const has = (id, value, on = page) => on.waitForFunction(([id, value]) => document.getElementById(id).value === value, [id, value]);
const focused = () => page.evaluate(() => document.activeElement.id);
const press = async (id) => {
  await field(id).focus();
  await page.keyboard.press("Enter");
};

await page.bringToFront();
seen.language = await page.evaluate(() => document.documentElement.lang);
seen.words = await page.locator("body").innerText();
await page.evaluate(AXE);
seen.axe = await page.evaluate(async () => (await axe.run({ exclude: [["iframe"]] })).violations.map((one) => one.id));

// Undo goes back step by step: what was typed after an entry was removed, then the removal.
const count = () => page.locator("[id='dates'] > ol > li").count();
const before = { text: text(), dates: await count(), chair: await field("meeting.chair").inputValue() };
await page.evaluate(() => (document.getElementById("dates.0").open = true));
await press("dates.0-remove");
seen.removed = [before.dates - (await count()), await focused()];
await field("meeting.chair").focus();
await page.keyboard.press("End");
await page.keyboard.type(" und noch jemand");
await press("undo");
seen.typed = [(await field("meeting.chair").inputValue()) === before.chair, before.dates - (await count())];
await page.keyboard.press("Enter");
seen.undone = [before.dates - (await count()), await focused(), await page.locator("#undo").isVisible()];
await page.keyboard.press("Control+s");
await says("nothing to save");
seen.untouched = text() === before.text;

// What is hard to write down in TOML; the other tab and the other program have it, too.
seen.hard = 'Pfad C:\\Akten\\neu, """drei""" und \'\'\'drei\'\'\'\n\tzweite Zeile 🎉 \\\n# kein Kommentar\nشكرا لكم';
await field("intro").fill(seen.hard);
await page.keyboard.press("Control+s");
await says("Saved");
await has("intro", seen.hard, tab);
await has("intro", seen.hard, other);
seen.written = text();

// Other programs save in their own ways, while something here is not saved yet.
await field("meeting.chair").fill("Noch nicht gespeichert");
const items = await page.locator("[id='agenda'] > ol > li").count();
let turn = 0;
const ways = {
  renamed: (words) => (writeFileSync(`${file}.neu`, words), renameSync(`${file}.neu`, file)),
  backup: (words) => (renameSync(file, `${file}~`), writeFileSync(file, words)),
  halves: (words) => {
    const half = openSync(file, "r+");
    ftruncateSync(half, 0);
    const bytes = Buffer.from(words);
    writeSync(half, bytes, 0, bytes.length >> 1, 0);
    writeSync(half, bytes, bytes.length >> 1, bytes.length - (bytes.length >> 1), bytes.length >> 1);
    closeSync(half);
  },
};
seen.ways = {};
for (const [name, write] of Object.entries(ways)) {
  const place = `Saal ${++turn}`;
  write(text().replace(/^ort( *)= .*$/m, `ort$1= "${place}"`));
  await has("meeting.place", place);
  await has("meeting.place", place, other);
  seen.ways[name] = [await field("meeting.chair").inputValue(), (await page.locator("[id='agenda'] > ol > li").count()) - items];
}

// A file that is touched without being changed disturbs nobody: the field stays the same element.
await field("meeting.chair").focus();
await page.evaluate(() => (document.activeElement.dataset.mine = "yes"));
const shown = await page.evaluate(() => Number(document.body.dataset.shown));
page.on("request", (request) => seen.asked.push(new URL(request.url()).pathname.split("/")[2]));
utimesSync(file, new Date(), new Date(Date.now() + 5000));
await page.waitForFunction((shown) => Number(document.body.dataset.version) > shown, shown);
seen.touched = await page.evaluate(() => document.activeElement.dataset.mine);

// A file that is away for a while.
const whole = text();
unlinkSync(file);
await page.locator("#broken").waitFor({ state: "visible" });
seen.away = await page.locator("#broken").innerText();
await page.keyboard.press("Control+s");
await says("missing");
writeFileSync(file, whole);
await page.locator("#broken").waitFor({ state: "hidden" });
await page.keyboard.press("Control+s");
await says("Saved");
await has("meeting.chair", "Noch nicht gespeichert", other);
seen.last = text();

await browser.close();
console.log(JSON.stringify(seen));
