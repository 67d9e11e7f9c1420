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
