/** Makes a small button. A click calls `run`; without it the button submits its form. `kind` is a class for its look, as `btn-primary`. */
export function button(words: string, run: (() => void) | null, kind = ""): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = run === null ? "submit" : "button";
  made.className = `btn btn-small ${kind}`.trim();
  made.textContent = words;
  if (run !== null) {
    made.addEventListener("click", run);
  }

  return made;
}
