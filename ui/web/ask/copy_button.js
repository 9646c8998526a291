// A button that puts a text on the clipboard and says so.

const SHOWN = 4000; // ms

export default function ({ data, parentElement }) {
  let button = parentElement.querySelector("button");
  if (!button) {
    button = document.createElement("button");
    button.type = "button";
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    parentElement.append(button, said);
    button.textContent = data.label;
  }
  const said = parentElement.querySelector("span");
  button.onclick = async () => {
    said.textContent = (await copied(data.text)) ? data.done : "Copying isn't allowed here";
    setTimeout(() => (said.textContent = ""), SHOWN);
  };
}

// The clipboard is only given to pages served securely or from this machine.
async function copied(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
