// Says a text in the page's live region, moves the focus, or shows the page from its top, once.

const PATIENCE = 3000; // ms that an element may take to appear
const GROWTH = 20000; // ms that a page may take to be whole, on a slow line
const STILL = 2; // times in a row that a page of the same height was looked at: it is whole

export default function ({ data }) {
  if (data.say) say(data.say);
  if (data.focus) whenThere(".st-key-" + CSS.escape(data.focus), focus);
  if (data.top) whenThere("h1", fromTheTop);
}

function say(text) {
  whenThere("#scrutineer-announcements", (region) => {
    // Emptied first: the same words twice are two announcements.
    region.textContent = "";
    setTimeout(() => (region.textContent = text), 150);
  });
}

function focus(element) {
  const target = element.querySelector("h1, h2, h3, h4") ?? element;
  if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.dataset.scrutineerFocus = "";
  target.focus();
}

// Streamlit opens a page that has a field at its end at that end, and takes it back there as long as it
// grows. So it is let grow first. Whoever scrolls or types is let be; whoever moves the focus meanwhile
// keeps sight of it.
function fromTheTop(heading, since = performance.now()) {
  const quit = new AbortController();
  const once = { capture: true, signal: quit.signal };
  for (const event of ["wheel", "touchstart", "pointerdown"])
    addEventListener(event, () => quit.abort(), once);
  addEventListener("keydown", ({ key }) => ["Tab", "Shift"].includes(key) || quit.abort(), once);
  let moved = false;
  addEventListener("focusin", () => (moved = true), once);
  let height = 0;
  let still = 0;
  const look = () => {
    if (quit.signal.aborted || performance.now() - since > GROWTH) return quit.abort();
    const page = heading.closest("main");
    still = page?.scrollHeight === height ? still + 1 : 0;
    height = page?.scrollHeight;
    if (moved) bringIntoSight(document.activeElement);
    else if (page && still >= STILL) page.scrollTop = 0;
    setTimeout(look, 100);
  };
  look();
}

function bringIntoSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (bottom <= 0 || top >= innerHeight) element.scrollIntoView({ block: "center" });
}

function whenThere(selector, act, since = performance.now()) {
  const found = document.querySelector(selector);
  if (found) act(found);
  else if (performance.now() - since < PATIENCE)
    setTimeout(() => whenThere(selector, act, since), 50);
}
