const own = JSON.parse(document.getElementById("own").textContent);
const whole = (name) =>
  own[name].map((part) => (typeof part === "string" ? part : shared[name].slice(part[0], part[0] + part[1]).join(""))).join("");
const frame = document.getElementById("html");
const fit = () => {
  const page = frame.contentDocument && frame.contentDocument.documentElement;
  if (page) frame.style.height = page.scrollHeight + 2 + "px";
};
const tell = (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.altKey && ["j", "k", "/", "Escape"].includes(event.key)) {
    event.preventDefault();
    parent.postMessage(event.key, "*");
  }
};
frame.addEventListener("load", fit);
frame.addEventListener("load", () => frame.contentDocument && frame.contentDocument.addEventListener("keydown", tell));
addEventListener("resize", fit);
addEventListener("keydown", tell);
frame.srcdoc = whole("html");
document.getElementById("text").textContent = whole("text");
document.getElementById("header").textContent = whole("header");
