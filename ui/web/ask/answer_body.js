// An answer's lines with a button for each source. Words are set as text: nothing in them is markup.

export default function ({ data, parentElement, setTriggerValue }) {
  const told = JSON.stringify([data.blocks, data.sources]);
  const shown = parentElement.querySelector(".answer");
  if (shown?.told === told) return; // drawn again: the focus stays where it is
  shown?.remove();
  const answer = document.createElement("div");
  answer.className = "answer";
  answer.told = told;
  let voice = "";
  let list = null;
  for (const block of data.blocks) {
    if (block.voice && block.voice !== voice) {
      answer.append(made("p", "voice", block.voice));
      list = null;
    }
    voice = block.voice || voice;
    if (block.item) {
      if (!list) answer.append((list = made("ul", "")));
      list.append(line("li", block, data.sources, setTriggerValue));
    } else {
      list = null;
      answer.append(line("p", block, data.sources, setTriggerValue));
    }
  }
  parentElement.append(answer);
  if (data.top) bringIntoView(document.querySelector(`.st-key-${data.top}`));
}

// The question goes to the top, however long the answer is; the focus stays in the field. Not
// before all is drawn: until then the page is too short. And more than once, unless the reader
// scrolls: Streamlit holds on to the page's end for a while longer.
function bringIntoView(turn, tries = 30) {
  const drawing = document.querySelector('[data-test-script-state="running"]');
  if (drawing && tries) return void setTimeout(() => bringIntoView(turn, tries - 1), 100);
  if (!turn) return;
  turn.style.scrollMarginTop = `${document.querySelector("header")?.offsetHeight ?? 0}px`;
  const quit = new AbortController();
  for (const event of ["wheel", "touchstart", "pointerdown", "keydown"])
    addEventListener(event, () => quit.abort(), { capture: true, signal: quit.signal });
  for (const pause of [150, 500, 1000, 1500])
    setTimeout(() => quit.signal.aborted || turn.scrollIntoView({ block: "start" }), pause);
  setTimeout(() => quit.abort(), 1600);
}

function line(name, { label, runs }, names, setTriggerValue) {
  const element = document.createElement(name);
  if (label) element.append(made("strong", "", label), " ");
  for (const [words, sources] of runs) {
    element.append(words);
    for (const number of sources) {
      // A blank that doesn't break keeps the number with the last word.
      element.append("\u00a0", source(number, names[number - 1], setTriggerValue));
    }
    element.append(" ");
  }
  return element;
}

function source(number, name, setTriggerValue) {
  const button = made("button", "", String(number));
  button.type = "button";
  button.title = name;
  button.setAttribute("aria-label", `Source ${number}: ${name}. Opens the page.`);
  button.onclick = () => setTriggerValue("cited", number);
  return button;
}

function made(name, className, words = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.textContent = words;
  return element;
}
