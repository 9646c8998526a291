// Says a text in the page's live region, or moves the focus, once.

const PATIENCE = 3000; // ms that an element may take to appear

export default function ({ data }) {
  if (data.say) say(data.say);
  if (data.focus) whenThere(".st-key-" + CSS.escape(data.focus), focus);
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

function whenThere(selector, act, since = performance.now()) {
  const found = document.querySelector(selector);
  if (found) act(found);
  else if (performance.now() - since < PATIENCE)
    setTimeout(() => whenThere(selector, act, since), 50);
}
