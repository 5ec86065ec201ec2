"use strict";
const frame = document.getElementById("html");
const fit = () => {
  const page = frame.contentDocument && frame.contentDocument.documentElement;
  if (page) frame.style.height = page.scrollHeight + 2 + "px";
};
frame.addEventListener("load", fit);
addEventListener("resize", fit);
const tell = (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.altKey && ["j", "k", "/", "Escape"].includes(event.key)) {
    event.preventDefault();
    parent.postMessage(event.key, "*");
  }
};
addEventListener("keydown", tell);
frame.addEventListener("load", () => frame.contentDocument && frame.contentDocument.addEventListener("keydown", tell));
fit();
