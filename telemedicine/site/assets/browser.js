// What a reader's browser does beside Streamlit. Loaded as a module by every page.

// The first page is drawn by the server as plain HTML, so that its figure can be read at once. It goes as soon as
// Streamlit has drawn the same.
const first = document.getElementById("first");
const ready = "#root :is(" + (first?.dataset.until ?? "h1") + ", [data-testid=stAlert], [data-testid=stException])";
// A link to a part of a page is followed when that part is there.
let part = decodeURIComponent(location.hash.slice(1));

const look = () => {
  if (document.querySelector(ready)) first?.remove();
  const target = part && !first?.isConnected && document.querySelector("#root")?.querySelector("#" + CSS.escape(part));
  if (target) {
    part = "";
    setTimeout(() => target.scrollIntoView(), 400); // charts above it have their heights by then
  }
  if (!first?.isConnected && !part) watching.disconnect();
};
const watching = new MutationObserver(look);
watching.observe(document.getElementById("root"), { subtree: true, childList: true });

// Streamlit says its own words in English and dates in the language of the browser; here both speak the page's language.
// What takes the focus and has no name is given one.
Object.defineProperty(navigator, "language", { get: () => document.documentElement.lang + "-IN" });
const words = JSON.parse(document.getElementById("words").textContent);
const month = (language, number) => new Date(2000, number).toLocaleString(language, { month: "long" });
for (let number = 0; number < 12; number++) words[month("en", number)] = month(document.documentElement.lang, number);
const english = new RegExp("\\b(" + Object.keys(words).join("|") + ")\\b", "g");
const say = (text) => text.replace(english, (word) => words[word]);

const attributes = ["aria-label", "aria-valuetext", "placeholder"];
const speak = () => {
  for (const attribute of attributes) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      const [said, ours] = [element.getAttribute(attribute), say(element.getAttribute(attribute))];
      if (said !== ours) element.setAttribute(attribute, ours); // to set it is to be called again
    }
  }
  for (const part of document.querySelectorAll(":is([role=dialog], [role=listbox]) :not(:has(*))")) {
    const text = part.firstChild;
    if (text && say(text.data) !== text.data) text.data = say(text.data);
  }
  document.querySelector("main:not([aria-labelledby])")?.setAttribute("aria-labelledby", "content");
  for (const code of document.querySelectorAll("[data-testid=stCode]:not([role])")) {
    code.role = "group";
    code.ariaLabel = words.stCode;
  }
};
new MutationObserver(speak).observe(document.body, { subtree: true, childList: true, attributeFilter: attributes });
