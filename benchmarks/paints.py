"""How soon something is drawn for a reader who comes for the first time, and for the same reader again."""

from playwright.sync_api import Browser, Page

WATCH = """
    new MutationObserver((_, watching) => {
        if (document.querySelectorAll('%s').length < %d) return;
        watching.disconnect();
        requestAnimationFrame(() => { window.painted = performance.now() });
    }).observe(document, {subtree: true, childList: true, attributes: true});
"""


def visit(page: Page, address: str) -> float:
    """Open a page and return the milliseconds from the start of the visit until what is watched for was drawn."""
    page.goto(address)
    return page.wait_for_function("() => window.painted").json_value()


def paints(
    browser: Browser, address: str, selector: str, least: int = 1, line: dict | None = None
) -> tuple[float, float]:
    """Milliseconds until as many elements are drawn for a new reader, and for the same one again.

    `line` is what Chromium is told of the network: latency in ms, throughput in bytes a second.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH % (selector, least))
    page = context.new_page()
    if line:
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", {"offline": False, **line})
    cold = visit(page, address)
    page.wait_for_load_state("networkidle")
    warm = visit(page, address)
    context.close()
    return cold, warm
