// Saves a file many times and measures how long the page in Debian's Chromium takes to follow.
//
//     node reload.mjs ADDRESS FILE TURNS own|peer      -> JSON: milliseconds of each save
//
// A save is a rename over the file, as editors do it; the file's line with the marker differs each time.
// `own` is the page of `rundmail edit`: when it has the event, and when its frame has loaded the new page. Of
// a `peer`: when the new words stand in its page.
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { launch } from "../tests/web/browser.mjs";

const MARK = /Stand \d+ der Probe/;
const [address, file, turns, kind] = process.argv.slice(2);
const now = () => performance.timeOrigin + performance.now();
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const browser = await launch();
const page = await browser.newPage();

let take;
await page.exposeBinding("took", (_, what, mark, at) => take?.(what, mark, at));
if (kind === "peer") {
  await page.addInitScript(() => {
    let last;
    const look = () => {
      const mark = document.body?.textContent.match(/Stand \d+ der Probe/)?.[0];
      if (mark && mark !== last) window.took("shown", (last = mark), performance.timeOrigin + performance.now());
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
}
await page.goto(address, { waitUntil: "load" });
if (kind === "own") {
  await page.waitForFunction(() => document.body.dataset.shown);
  await page.evaluate(() => {
    const now = () => performance.timeOrigin + performance.now();
    new EventSource("events").addEventListener("change", () => window.took("event", null, now()));
    const frame = document.getElementById("frame");
    frame.addEventListener("load", () => {
      const at = now();
      window.took("shown", frame.contentDocument.body.textContent.match(/Stand \d+ der Probe/)?.[0], at);
    });
  });
}
await wait(1500);

const measured = { event: [], shown: [] };
for (let turn = 1; turn <= Number(turns); turn++) {
  const mark = `Stand ${turn} der Probe`;
  let event;
  const shown = new Promise((done) => {
    take = (what, seen, at) => {
      if (what === "event") event ??= at;
      else if (seen === mark) done(at);
    };
  });
  writeFileSync(`${file}.neu`, readFileSync(file, "utf8").replace(MARK, mark));
  const saved = now();
  renameSync(`${file}.neu`, file);
  const at = await Promise.race([shown, wait(30_000)]);
  if (!at) throw new Error(`${file}: save ${turn} was not shown`);
  measured.shown.push(at - saved);
  if (kind === "own") measured.event.push((event ?? NaN) - saved);
  // People do not save in step with whoever looks for it.
  await wait(700 + Math.random() * 200);
}
await browser.close();
console.log(JSON.stringify(measured));
