/**
 * Names forms that were begun and are not on the page, where the member cannot miss them, each with the way back to it. Nobody has to
 * remember where they left off.
 */
import { button } from "../browser/button";
import type { Draft } from "../shelf/draftshelf";
import { copyAndSay } from "./copytext";

/** A page has this long (ms) to show a form that was begun, before the form is named here. */
const nameAfter = 1500;

interface AroundBegun {
  drafts(): Draft[];
  shown(): Set<string>;
  discard(key: string): void;
  /** Opens the form on the page where it stands. */
  open(draft: Draft): void;
}

export class BegunBox {
  readonly element = document.createElement("section");
  #around: AroundBegun;
  #named = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The form that is to be opened, until it is on the page. */
  #wanted: string | null = null;

  constructor(around: AroundBegun) {
    this.#around = around;
    this.element.className = "banner page-kept page-begun";
    this.element.setAttribute("aria-label", "Forms you had begun");
    this.element.hidden = true;
  }

  /** A form or a draft came or went. One that went is taken off at once; one that came is named when the page has had time to show it. */
  look(): void {
    if (this.#wanted !== null && this.#around.shown().has(this.#wanted)) {
      const form = [...document.querySelectorAll<HTMLFormElement>("form[data-draft]")].find((one) => one.dataset["draft"] === this.#wanted);
      this.#wanted = null;
      form?.querySelector<HTMLElement>("input, textarea, select")?.focus();
    }

    const [drafts, shown] = [this.#around.drafts(), this.#around.shown()];
    const left = drafts.filter((draft) => !shown.has(draft.key));
    if (left.length === 0) {
      this.#show([]);
    }

    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const now = this.#around.shown();
      this.#show(this.#around.drafts().filter((draft) => !now.has(draft.key)));
    }, nameAfter);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.element.remove();
  }

  #show(drafts: Draft[]): void {
    const named = JSON.stringify(drafts);
    if (named === this.#named) {
      return;
    }

    this.#named = named;
    this.element.hidden = drafts.length === 0;
    this.element.replaceChildren(...drafts.map((draft) => this.#line(draft)));
  }

  #line(draft: Draft): HTMLElement {
    const line = document.createElement("div");
    line.className = "page-begun-line";
    const words = document.createElement("p");
    words.append("You had begun to write here: ", strong(draft.label));
    if (draft.words !== "") {
      const quote = document.createElement("q");
      quote.textContent = draft.words.length > 120 ? `${draft.words.slice(0, 120)}…` : draft.words;
      words.append(" ", quote);
    }

    const copy = buttonFor(draft.label, "Copy", () => void copyAndSay(draft.words).then((said) => (copy.firstChild!.textContent = said)));
    line.append(
      words,
      buttonFor(draft.label, "Go on", () => {
        this.#wanted = draft.key;
        this.#around.open(draft);
        this.look();
      }, "btn-primary"),
      ...(draft.words === "" ? [] : [copy]),
      buttonFor(draft.label, "Discard", () => this.#around.discard(draft.key), "btn-quiet"),
    );
    return line;
  }
}

function strong(words: string): HTMLElement {
  const made = document.createElement("strong");
  made.textContent = words;
  return made;
}

/** A button whose name also says which form it is for. */
function buttonFor(form: string, words: string, run: () => void, kind = ""): HTMLButtonElement {
  const made = button(words, run, kind);
  const whose = document.createElement("span");
  whose.className = "visually-hidden";
  whose.textContent = `: ${form}`;
  made.append(whose);
  return made;
}
