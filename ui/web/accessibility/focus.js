// Brings the focus back where Streamlit loses it: a dialog that was drawn again while it was open
// doesn't give it back, and the sidebar's button goes away as it is pressed.

const PATIENCE = 350; // ms: what is only being drawn anew is back by then
const PARTNERS = [
  ['[data-testid="stExpandSidebarButton"]', '[data-testid="stSidebarCollapseButton"] button'],
  ['[data-testid="stSidebarCollapseButton"] button', '[data-testid="stExpandSidebarButton"]'],
];

export default function () {
  const quits = new AbortController();
  let last = null; // what had the focus, and how to find what takes its place
  let waiting = 0;
  const remember = (event) => {
    const element = event.composedPath()[0];
    if (element === document.body || element.closest?.('[role="dialog"]')) return;
    last = { element, host: event.target, again: sought(event.target) };
  };
  const forget = () => (last = null); // who clicks beside all controls has let the focus go
  const look = () => {
    if (!last || document.activeElement !== document.body) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => last && giveBack(last), PATIENCE);
  };
  document.addEventListener("pointerdown", forget, { signal: quits.signal, capture: true });
  // From one element to another of the same component, focusin doesn't come out to us.
  for (const event of ["focusin", "focusout", "keydown"])
    document.addEventListener(event, remember, { signal: quits.signal });
  const watch = new MutationObserver(look);
  watch.observe(document.body, { childList: true, subtree: true });
  return () => {
    quits.abort();
    watch.disconnect();
    clearTimeout(waiting);
  };
}

// By its partner or by the key that Streamlit puts on the element's box.
function sought(element) {
  for (const [one, other] of PARTNERS) if (element.closest(one)) return other;
  const box = element.closest('[class*="st-key-"]');
  const key = [...(box?.classList ?? [])].find((name) => name.startsWith("st-key-"));
  return key ? `.${CSS.escape(key)} :is(button, input, textarea, a[href])` : null;
}

function giveBack({ element, host, again }) {
  if (document.activeElement !== document.body || document.querySelector('[role="dialog"]')) return;
  const same = host.isConnected && element.isConnected && element.checkVisibility();
  (same ? element : again && document.querySelector(again))?.focus();
}
