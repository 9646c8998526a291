// Says a text in the page's live region, moves the focus, or shows the page from its top, once.

const PATIENCE = 3000; // ms that an element may take to appear

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

// Streamlit opens a page that has a field at its end at that end, and holds on to it for a while.
// Whoever scrolls, types or moves the focus is let be.
function fromTheTop(heading) {
  const quit = new AbortController();
  for (const event of ["wheel", "touchstart", "pointerdown", "keydown", "focusin"])
    addEventListener(event, () => quit.abort(), { capture: true, signal: quit.signal });
  for (const pause of [0, 150, 500, 1000, 1500])
    setTimeout(() => {
      for (let at = heading; at && !quit.signal.aborted; at = at.parentElement) at.scrollTop = 0;
    }, pause);
  setTimeout(() => quit.abort(), 1600);
}

function whenThere(selector, act, since = performance.now()) {
  const found = document.querySelector(selector);
  if (found) act(found);
  else if (performance.now() - since < PATIENCE)
    setTimeout(() => whenThere(selector, act, since), 50);
}
