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
