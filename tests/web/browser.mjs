// The browser that the checks look through: Debian's chromium, without network of any kind.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function launch() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("no chromium found; set CHROMIUM");
  const args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
  return chromium.launch({ executablePath, args });
}

// Every way in which our pages are read: a telephone or a page at four times its size, half a screen, a
// whole one; light and dark. Name, width in CSS pixels, colour scheme.
export const VIEWS = [320, 640, 1280].flatMap((width) =>
  ["light", "dark"].map((colorScheme) => ({ name: `${width}-${colorScheme}`, width, colorScheme })),
);
