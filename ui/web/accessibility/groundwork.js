// Runs once a page: language, live region, and faults of Streamlit's own markup.

const REGION = "scrutineer-announcements";

export default function () {
  document.documentElement.lang = "en-GB";
  liveRegion();
  mend();
  const watch = new MutationObserver(mend);
  watch.observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", mend);
  return () => {
    watch.disconnect();
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
