// What a reader's browser does beside Streamlit. Loaded as a module by every page.

// The server draws the head of the page as plain HTML, so that it can be read at once. It goes when Streamlit has drawn
// the page whole: what is still moving into its place stays unseen until then (see style.css).
const first = document.getElementById("first");
const root = document.getElementById("root");
// Streamlit keeps the browser busy as soon as it starts, so the frame with our head is drawn before that.
requestAnimationFrame(() => setTimeout(() => import(document.getElementById("streamlit").src)));
// A link to a part of a page is followed when that part is there.
let part = decodeURIComponent(location.hash.slice(1));

const isDrawn = () =>
  root.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning" &&
  root.querySelector("h1, [data-testid=stAlert]") &&
  !root.querySelector("[data-testid=stSkeleton], [data-testid=stAppSkeleton]");

const look = () => {
  if (!isDrawn()) return;
  watching.disconnect();
  first?.remove();
  if (part) document.getElementById(part)?.scrollIntoView();
};
const watching = new MutationObserver(look);
watching.observe(root, { subtree: true, childList: true, attributes: true });

// A chart is as wide as its screen; on paper it is as wide as the page.
const PAPER = 700; // px of A4 between its margins
const charts = () => document.querySelectorAll(".js-plotly-plot");
addEventListener("beforeprint", () => charts().forEach((chart) => (chart.style.zoom = Math.min(1, PAPER / chart.offsetWidth))));
addEventListener("afterprint", () => charts().forEach((chart) => (chart.style.zoom = "")));

// The server paints charts for the scheme a page was opened in.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => charts().length && location.reload());

// Streamlit says its own words in English and dates in the language of the browser; here both speak the page's language.
// What takes the focus and has no name is given one.
Object.defineProperty(navigator, "language", { get: () => document.documentElement.lang + "-IN" });
const words = JSON.parse(document.getElementById("words").textContent);
const month = (language, number) => new Date(2000, number).toLocaleString(language, { month: "long" });
for (let number = 0; number < 12; number++) words[month("en", number)] = month(document.documentElement.lang, number);
const english = new RegExp("\\b(" + Object.keys(words).join("|") + ")\\b", "g");
const say = (text) => text.replace(english, (word) => words[word]);

const attributes = ["aria-label", "aria-valuetext", "placeholder", "alt"];
const named = attributes.map((attribute) => `[${attribute}]`).join();
const spoken = "[role=dialog], [role=listbox], [data-live-announcer], .stFileUploader section";
const speak = () => { // looks through the page as few times as can be: a chart has hundreds of elements
  for (const element of document.querySelectorAll(named)) {
    for (const attribute of attributes) {
      const said = element.getAttribute(attribute);
      if (said && say(said) !== said) element.setAttribute(attribute, say(said)); // to set it is to be called again
    }
  }
  for (const whole of document.querySelectorAll(spoken)) {
    for (const part of whole.querySelectorAll("*")) {
      const text = part.childElementCount ? null : part.firstChild;
      if (text && say(text.data) !== text.data) text.data = say(text.data);
    }
  }
  document.querySelector("main:not([aria-labelledby])")?.setAttribute("aria-labelledby", "content");
  document.querySelector("[data-testid=stFileUploaderDropzone][role=presentation]")?.setAttribute("role", "group"); // it has a name
  for (const code of document.querySelectorAll("[data-testid=stCode]:not([role])")) {
    code.role = "group";
    code.ariaLabel = words.stCode;
  }
};
let isDue = false; // a page changes in hundreds of steps; once a frame is enough
const due = () => {
  if (isDue) return;
  isDue = true;
  requestAnimationFrame(() => { isDue = false; speak(); });
};
new MutationObserver(due).observe(document.body, { subtree: true, childList: true, attributeFilter: attributes });
