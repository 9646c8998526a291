// A page's words with the quoted ones marked. They are set as text: nothing in them is markup.

export default function ({ data, parentElement }) {
  const shown = parentElement.querySelector(".words");
  if (shown?.dataset.key === data.key) return; // drawn again: place and focus stay
  shown?.remove();
  const words = document.createElement("div");
  words.className = "words";
  words.dataset.key = data.key;
  words.setAttribute("role", "region");
  words.setAttribute("aria-label", data.label);
  words.tabIndex = 0;
  for (const line of data.lines) words.append(lineOf(line));
  parentElement.append(words);
  if (data.first) {
    setTimeout(() => words.querySelector("mark")?.scrollIntoView({ block: "center" }), 400);
  }
}

function lineOf({ heading, runs }) {
  const line = document.createElement(heading ? "strong" : "p");
  for (const [text, marked] of runs) {
    const run = document.createElement(marked ? "mark" : "span");
    run.textContent = text;
    line.append(run);
  }
  return line;
}
