#!/usr/bin/env node
// The page of `rundmail edit`, used as people use it: node edit.mjs ADDRESS FILE FOREIGN -> JSON of what was
// seen. FOREIGN is an address of another origin whose page tries to read and to write.
//
// Nothing here waits for a clock: each step waits for what the page says.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { VIEWS, launch } from "./browser.mjs";

const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const [address, file, foreign] = process.argv.slice(2);
const browser = await launch();
const context = await browser.newContext({ bypassCSP: false });
const seen = { faults: [], requests: [], axe: [] };

const page = await context.newPage();
page.on("console", (message) => message.type() === "error" && seen.faults.push(message.text()));
page.on("pageerror", (error) => seen.faults.push(String(error)));
page.on("request", (request) => {
  if (!request.url().startsWith(address) && !request.url().startsWith("data:")) seen.requests.push(request.url());
});
const text = () => readFileSync(file, "utf8");
const says = (words) => page.waitForFunction((words) => document.getElementById("status").textContent.includes(words), words);
const shown = (version) => page.waitForFunction((version) => Number(document.body.dataset.shown) >= version, version);
const version = () => page.evaluate(() => Number(document.body.dataset.version));
const focused = () => page.evaluate(() => document.activeElement.id);

await page.goto(address);
await page.waitForFunction(() => document.body.dataset.shown);

// Written in another program: the page has it, and the preview, too.
let now = await version();
writeFileSync(file, text().replace('"Landesprojekt „Gut ankommen“"', '"Das neue Angebot"'));
const saved = Date.now();
await shown(now + 1);
seen.reload = Date.now() - saved;
await page.waitForFunction((version) => Number(document.body.dataset.version) >= version, now + 1);
seen.frame = await page.frameLocator("#frame").locator("body").innerText();
seen.field = await page.locator("[id='agenda.1.title']").inputValue();

// By keyboard alone: to the title, another one, saved by Ctrl+S.
await page.locator("#save").focus();
for (let tabs = 0; (await focused()) !== "title" && tabs < 20; tabs++) await page.keyboard.press("Tab");
seen.reached = await focused();
await page.keyboard.press("ControlOrMeta+a");
await page.keyboard.type('Treffen „im Herbst“ mit "allem"');
now = await version();
await page.keyboard.press("Control+s");
await says("Gespeichert");
await shown(now + 1);
seen.kept = await focused();
seen.title = text();

// An entry is added, filled in, moved and removed, and the focus is where one goes on.
await page.locator("[id='dates-add']").focus();
await page.keyboard.press("Enter");
seen.added = await focused();
await page.keyboard.type("Sommerfest");
const last = (await focused()).split(".")[1];
await page.locator(`[id='dates.${last}.date']`).fill("2027-07-03");
await page.locator(`[id='dates.${last}.start']`).fill("15:30");
await page.locator(`[id='dates.${last}.status']`).selectOption("tentative");
await page.locator(`[id='dates.${last}-up']`).focus();
await page.keyboard.press("Enter");
seen.moved = await focused();
await page.locator("[id='agenda-add']").focus();
await page.keyboard.press("Enter");
await page.keyboard.type("Verschiedenes");
await page.locator("#save").focus();
await page.keyboard.press("Enter");
await says("Gespeichert");
seen.entries = text();

// What is missing is told at the field, and a list leads there.
await page.locator("[id='attachments-add']").click();
await page.keyboard.type("Flyer");
await page.keyboard.press("Control+s");
await says("Gespeichert");
const at = await page.locator("[id^='attachments.'][id$='.id']").last().getAttribute("id");
await page.waitForFunction((id) => document.getElementById(id.replace(/\.id$/, "-messages")).textContent.includes("Fehler"), at);
seen.told = await page.locator(`[id='${at.replace(/\.id$/, "-messages")}']`).innerText();
await page.locator("#findings li.error a").first().focus();
await page.keyboard.press("Enter");
seen.led = await focused();
for (const view of VIEWS) {
  await page.setViewportSize({ width: view.width, height: 900 });
  await page.emulateMedia({ colorScheme: view.colorScheme });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) seen.axe.push(`${view.name}: ${wide} px too wide`);
  await page.evaluate(`if (!window.axe) { ${AXE} }`).catch((error) => seen.axe.push(String(error)));
  const run = (rules) => axe.run({ exclude: [["iframe"]] }, { runOnly: rules, resultTypes: ["violations"] });
  const { violations } = await page.evaluate(run, WCAG);
  for (const one of violations) seen.axe.push(`${one.id} (${view.name}): ${one.nodes[0].html.slice(0, 160)} [${one.nodes.length}]`);
}
await page.setViewportSize({ width: 1280, height: 900 });
await page.locator(`[id='${at.replace(/\.id$/, "-remove")}']`).click();
await page.keyboard.press("Control+s");
await says("Gespeichert");

// Both sides change the file: different values are joined, the same value is a question.
await page.locator("[id='meeting.chair']").fill("Aus dem Formular");
await page.locator("[id='meeting.place']").fill("Formularsaal");
writeFileSync(file, text().replace(/^ort( *)= .*$/m, 'ort$1= "Rathaus" # neu').replace(/^protokoll( *)= .*$/m, 'protokoll$1= "Aus dem Editor"'));
await says("in einem anderen Programm geändert");
seen.both = {
  chair: await page.locator("[id='meeting.chair']").inputValue(),
  place: await page.locator("[id='meeting.place']").inputValue(),
  taker: await page.locator("[id='meeting.minute-taker']").inputValue(),
  question: await page.locator("[id='meeting.place-messages']").innerText(),
};
await page.locator("[id='meeting.place-messages'] button").focus();
await page.keyboard.press("Enter");
seen.taken = await page.locator("[id='meeting.place']").inputValue();
await page.locator("[id='meeting.chair']").focus();
await page.keyboard.press("Control+s");
await says("Gespeichert");
seen.joined = text();

// A save over a file that has just been changed elsewhere loses nothing, even if the page does not know yet.
await page.route("**/state", (route) => route.abort());
await page.locator("[id='meeting.chair']").fill("Noch einmal");
writeFileSync(file, text().replace("Aus dem Editor", "Wieder der Editor"));
await page.locator("#save").click();
await says("zusammen mit den Änderungen");
await page.unroute("**/state");
seen.raced = text();

// While the file cannot be read, what was typed stays.
const whole = text();
await page.locator("[id='meeting.chair']").fill("Trotzdem");
writeFileSync(file, whole.replace("[sitzung]", "[sitzung"));
await page.locator("#broken").waitFor({ state: "visible" });
await page.locator("#save").click();
await says("Schreibfehler");
seen.broken = text() === whole.replace("[sitzung]", "[sitzung");
writeFileSync(file, whole);
await page.locator("#broken").waitFor({ state: "hidden" });
seen.stays = await page.locator("[id='meeting.chair']").inputValue();
await page.locator("#discard").click();

// The other views.
now = await version();
for (const [name, option] of [["public", 1], ["mail", 2]]) {
  await page.locator("#which").selectOption({ index: option });
  await page.waitForFunction((name) => document.getElementById("frame").contentWindow.location.pathname.includes(name) && document.getElementById("frame").contentDocument.readyState === "complete", name);
  seen[name] = await page.frameLocator("#frame").locator("body").innerText();
}
const pdf = await page.request.get(new URL("show/public/2026-09-03-zusammenfassung.pdf", address).href);
seen.pdf = (await pdf.body()).subarray(0, 5).toString();

// A page of another origin, in the same browser, that knows the address.
const evil = await context.newPage();
await evil.goto(foreign);
seen.evil = await evil.evaluate(async (address) => {
  const tried = {};
  const attempt = async (name, work) => {
    try { tried[name] = await work(); } catch (error) { tried[name] = "refused"; }
  };
  const post = (type) => ({ method: "POST", headers: { "Content-Type": type }, body: '{"digest":null,"form":{"title":"Feind"}}' });
  await attempt("read", async () => (await fetch(`${address}state`)).text());
  await attempt("opaque", async () => (await fetch(`${address}state`, { mode: "no-cors" })).text());
  await attempt("write", async () => (await fetch(`${address}save`, post("application/json"))).text());
  await attempt("simple", async () => (await fetch(`${address}save`, { ...post("text/plain"), mode: "no-cors" })).text());
  await attempt("events", () => new Promise((done, fail) => {
    const events = new EventSource(`${address}events`);
    events.onopen = () => done("open");
    events.onerror = () => fail(new Error("closed"));
  }));
  await attempt("script", () => new Promise((done, fail) => {
    const script = Object.assign(document.createElement("script"), { src: `${address}edit.js`, type: "text/javascript" });
    script.onload = () => done("loaded");
    script.onerror = () => fail(new Error("blocked"));
    document.head.append(script);
  }));
  await attempt("frame", async () => {
    const frame = Object.assign(document.createElement("iframe"), { src: address });
    const loaded = new Promise((done) => (frame.onload = done));
    document.body.append(frame);
    await loaded;
    return frame.contentDocument.body.innerHTML;
  });
  return tried;
}, address);
await browser.close();
console.log(JSON.stringify(seen));
