// A page's picture with the quoted words marked, in a frame that scrolls where it is enlarged.

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 1.5; // points round the words
const LEAST = 5.4; // pixels of width for one per cent of zoom, once it is enlarged

export default function ({ data, parentElement }) {
  const shown = parentElement.querySelector(".frame");
  if (shown?.dataset.key === data.key) return; // drawn again: place and focus stay
  shown?.remove();
  const frame = make("div", { class: "frame", role: "region", tabindex: "0" });
  frame.dataset.key = data.key;
  frame.setAttribute("aria-label", data.label);
  const sheet = make("div", { class: "sheet" });
  sheet.style.width = `${data.zoom}%`;
  // As it comes it fits the frame, on a phone too; enlarged, words are legible on any screen.
  if (data.zoom > 100) sheet.style.minWidth = `${data.zoom * LEAST}px`;
  const image = make("img", { alt: data.alt });
  image.src = `data:image/png;base64,${data.png}`;
  image.width = Math.round(data.width);
  image.height = Math.round(data.height);
  const marks = marksOver(data);
  sheet.append(image, marks);
  frame.append(sheet);
  parentElement.append(frame);
  if (data.boxes.length && data.first) bringIntoView(marks.querySelector("rect"));
}

function marksOver({ boxes, width, height, marked }) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  if (boxes.length) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", marked);
  } else svg.setAttribute("aria-hidden", "true");
  for (const [x0, y0, x1, y1] of boxes) {
    const mark = document.createElementNS(SVG, "rect");
    mark.setAttribute("x", x0 - MARGIN);
    mark.setAttribute("y", y0 - MARGIN);
    mark.setAttribute("width", x1 - x0 + 2 * MARGIN);
    mark.setAttribute("height", y1 - y0 + 2 * MARGIN);
    svg.append(mark);
  }
  return svg;
}

// After the dialog has slid in, and only where the words can't be seen already.
function bringIntoView(mark) {
  setTimeout(() => {
    const { top, bottom, left, right } = mark.getBoundingClientRect();
    const seen = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
    if (!seen) mark.scrollIntoView({ block: "center", inline: "start" });
  }, 400);
}

function make(name, attributes) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
