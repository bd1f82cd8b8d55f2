/**
 * One line at the foot of the page for what has just happened and cannot be seen. It is read aloud too, takes no focus, and goes by itself.
 */

/** The line stands this long (ms). */
const stands = 12_000;

let line: HTMLElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Puts the empty line on the page: words are read aloud only in a line that was there before them. */
export function beginSaying(): HTMLElement {
  if (line === null) {
    line = document.createElement("p");
    line.className = "page-said";
    line.setAttribute("role", "status");
  }

  if (!line.isConnected) {
    document.body.append(line);
  }

  return line;
}

export function say(words: string): void {
  const said = beginSaying();
  said.textContent = words;
  said.classList.add("page-said-shown");
  clearTimeout(timer);
  timer = setTimeout(() => {
    said.classList.remove("page-said-shown");
    said.textContent = "";
  }, stands);
}
