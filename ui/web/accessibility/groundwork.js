// Runs once a page: language, live region, and faults of Streamlit's own markup.

const REGION = "scrutineer-announcements";

export default function () {
  document.documentElement.lang = "en-GB";
  liveRegion();
  oneEntryAnAct();
  mend();
  const watch = new MutationObserver(mend);
  watch.observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", mend);
  window.addEventListener("beforeprint", unfold);
  window.addEventListener("afterprint", fold);
  return () => {
    watch.disconnect();
    window.removeEventListener("beforeprint", unfold);
    window.removeEventListener("afterprint", fold);
    window.removeEventListener("resize", mend);
  };
}

// The region must be there, and empty, before anything is said in it. React Aria hides all that
// lies outside an open dialog, but for what is marked as an announcer.
function liveRegion() {
  if (document.getElementById(REGION)) return;
  const region = document.createElement("div");
  region.id = REGION;
  region.setAttribute("role", "status");
  region.setAttribute("aria-live", "polite");
  region.dataset.liveAnnouncer = "true";
  region.style.cssText =
    "position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
  document.body.append(region);
}

// Streamlit makes an entry of the browser's history for each name that it writes to the address. A
// reader goes back act by act: what follows without one belongs to the entry that is there.
function oneEntryAnAct() {
  if (window.scrutineerHistory) return;
  window.scrutineerHistory = true;
  let acted = false;
  for (const event of ["click", "keydown"])
    addEventListener(event, () => (acted = true), { capture: true });
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, url) => {
    if (acted) push(state, unused, url);
    else history.replaceState(state, unused, url);
    acted = false;
  };
}

// On paper nothing can be unfolded: sources that are folded away are printed, too.
function unfold() {
  for (const folded of document.querySelectorAll("details:not([open])")) {
    folded.dataset.unfoldedToPrint = "";
    folded.open = true;
  }
}

function fold() {
  for (const unfolded of document.querySelectorAll("details[data-unfolded-to-print]")) {
    delete unfolded.dataset.unfoldedToPrint;
    unfolded.open = false;
  }
}

function mend() {
  // A drop zone that has a name is no presentation (axe: presentation-role-conflict).
  for (const zone of document.querySelectorAll(
    '[data-testid="stFileUploaderDropzone"][role="presentation"]',
  ))
    zone.setAttribute("role", "group");
  // A chosen tag can be focused and has a name, so it needs a role (axe: aria-prohibited-attr).
  for (const tag of document.querySelectorAll("span[data-tag][aria-label]:not([role])"))
    tag.setAttribute("role", "group");
  // A table wider than the page scrolls in its own frame, which the keyboard must be able to do
  // as well (axe: scrollable-region-focusable).
  for (const frame of document.querySelectorAll('[data-testid="stTable"] > div'))
    if (frame.scrollWidth > frame.clientWidth) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "group");
      frame.setAttribute("aria-label", "Table, scrolls sideways");
    }
}
