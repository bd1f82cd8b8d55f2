/** Words the server would not take, kept for their author on this page (and over a reload) when the rest of the page is not there to show them. */
import { copyText } from "./clipboard";

const store = "bmecode.kept";

interface Kept {
  label: string;
  message: string;
  words: string;
}

/** Shows the words with the reason; Copy and Discard are the author's. */
export function keepWords(kept: Kept): void {
  if (kept.words !== "") {
    const all = [...read(), kept];
    write(all);
    show(kept);
  }
}

/** Shows what an earlier load of this page kept. */
export function showKept(): void {
  for (const kept of read()) {
    show(kept);
  }
}

function show(kept: Kept): void {
  const box = document.createElement("section");
  box.className = "banner banner-warn page-kept";
  box.setAttribute("aria-label", "Words kept for you");
  const why = document.createElement("p");
  why.textContent = `${kept.label}: ${kept.message}`;
  const words = document.createElement("blockquote");
  words.textContent = kept.words;
  const copy = document.createElement("button");
  copy.type = "button";
  copy.className = "btn btn-small";
  copy.textContent = "Copy the words";
  copy.addEventListener("click", () => void copyText(kept.words).then((done) => (copy.textContent = done ? "Copied" : "Select the words to copy them")));
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "btn btn-small btn-quiet";
  discard.textContent = "Discard";
  discard.addEventListener("click", () => {
    write(read().filter((k) => k.words !== kept.words || k.label !== kept.label));
    box.remove();
  });
  box.append(why, words, copy, discard);
  document.body.append(box);
}

function read(): Kept[] {
  try {
    return JSON.parse(sessionStorage.getItem(store) ?? "[]") as Kept[];
  } catch {
    return [];
  }
}

function write(all: Kept[]): void {
  try {
    sessionStorage.setItem(store, JSON.stringify(all));
  } catch {
    // No storage (private window, full): the words still stand on the page.
  }
}
