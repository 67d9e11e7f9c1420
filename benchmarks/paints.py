"""How soon something is drawn for a reader who comes for the first time, and for the same reader again."""

from playwright.sync_api import Browser, BrowserContext

WATCH = """
    new MutationObserver((_, watching) => {
        if (document.querySelectorAll('%s').length < %d) return;
        watching.disconnect();
        requestAnimationFrame(() => { window.painted = performance.now() });
    }).observe(document, {subtree: true, childList: true, attributes: true});
"""


def visit(context: BrowserContext, address: str, line: dict | None) -> float:
    """Open a page in a new tab and return the milliseconds until what is watched for was drawn; close the tab."""
    page = context.new_page()
    if line:
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", {"offline": False, **line})
    page.goto(address)
    taken = page.wait_for_function("() => window.painted").json_value()
    page.wait_for_load_state("networkidle")
    page.close()
    return taken


def paints(
    browser: Browser, address: str, selector: str, least: int = 1, line: dict | None = None
) -> tuple[float, float]:
    """Milliseconds until as many elements are drawn for a new reader, and for the same one again.

    `line` is what Chromium is told of the network: latency in ms, throughput in bytes a second.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH % (selector, least))
    cold, warm = visit(context, address, line), visit(context, address, line)
    context.close()
    return cold, warm
