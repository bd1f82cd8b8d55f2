/** Words the server would not take, shown to their author where the rest of the page is not there to do it, or was not when they came back. */
import { copyText } from "./clipboard";

/** What is shown: why, and the words ("" where only a deletion or a format came back). */
export interface HandedBack {
  label: string;
  message: string;
  words: string;
  /** Where they were typed: the place to compare them with. */
  page: string;
}

/** Shows the words with the reason; Copy and Discard are the author's. */
export function showKept(kept: HandedBack, discard: () => void): void {
  const box = document.createElement("section");
  box.className = "banner banner-warn page-kept";
  box.setAttribute("role", "alert");
  box.setAttribute("aria-label", "Words kept for you");
  const why = document.createElement("p");
  why.textContent = `${kept.label}: ${kept.message}`;
  box.append(why);
  if (kept.words !== "") {
    const words = document.createElement("blockquote");
    words.textContent = kept.words;
    const copy = button("Copy the words", () => void copyText(kept.words).then((done) => (copy.textContent = done ? "Copied" : "Select the words to copy them")));
    box.append(words, copy);
  }

  if (kept.page !== location.pathname) {
    const open = document.createElement("a");
    open.href = kept.page;
    open.textContent = "Open it to compare";
    box.append(open);
  }

  const away = button("Discard", () => {
    discard();
    box.remove();
  });
  away.classList.add("btn-quiet");
  box.append(away);
  document.body.append(box);
}

function button(words: string, run: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-small";
  made.textContent = words;
  made.addEventListener("click", run);
  return made;
}
