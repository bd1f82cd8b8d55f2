/**
 * Shows words that came back to their author, until they are put back or discarded: as a redline of the present wording where that is
 * known, else as they are.
 */
import type Delta from "quill-delta";
import { button } from "../browser/button";
import { numberOf } from "../editor/numbers";
import { onto, redline, startOf, type Piece } from "../passage/compare";
import type { KeptWords } from "../shelf/shelf";
import { copyAndSay } from "./copytext";

/** A passage's present wording; `putIn` writes into it, where it can be written in here. */
interface Present {
  wording: Delta;
  putIn: ((change: Delta) => void) | null;
}

/** The page around, as far as the boxes need it. */
interface AroundWords {
  /** The passage in an editor of this page; null where there is none. */
  here(passage: string): Present | null;
  /** The passage's wording, asked of the server; null where it cannot be had. */
  ask(passage: string): Promise<Delta | null>;
  discard(id: string): Promise<void>;
}

/** The server is asked when no editor of this page has come after this time (ms). */
const askAfter = 1500;

export class KeptBoxes {
  #around: AroundWords;
  #boxes = new Map<string, KeptBox>();
  #due = false;

  constructor(around: AroundWords) {
    this.#around = around;
  }

  /** Shows words that are still being written, as they grow; without words there is no box. */
  grow(kept: KeptWords): void {
    if (kept.words === "" && kept.mine === undefined) {
      this.#boxes.get(kept.id)?.element.remove();
      this.#boxes.delete(kept.id);
    } else {
      this.show(kept);
    }
  }

  show(kept: KeptWords): void {
    const shown = this.#boxes.get(kept.id);
    if (shown !== undefined) {
      shown.take(kept);
      this.compareSoon();
      return;
    }

    const box = new KeptBox(kept, () => {
      this.#boxes.delete(kept.id);
      return this.#around.discard(kept.id);
    });
    this.#boxes.set(kept.id, box);
    document.body.append(box.element);
    this.compareSoon();
    setTimeout(() => void this.#ask(box), askAfter);
  }

  /** A wording may have changed, or whether it can be written in. */
  compareSoon(): void {
    if (!this.#due && this.#boxes.size > 0) {
      this.#due = true;
      setTimeout(() => {
        this.#due = false;
        for (const box of this.#boxes.values()) {
          box.compare(box.kept.passage === undefined ? null : this.#around.here(box.kept.passage));
        }
      }, 200);
    }
  }

  async #ask(box: KeptBox): Promise<void> {
    if (box.isCompared || box.kept.passage === undefined || box.kept.mine === undefined || this.#around.here(box.kept.passage) !== null) {
      return;
    }

    const wording = await this.#around.ask(box.kept.passage);
    if (wording !== null && !box.isCompared) {
      box.compare({ wording, putIn: null });
    }
  }
}

/** One member's words from one place. */
class KeptBox {
  readonly element = document.createElement("section");
  kept: KeptWords;
  isCompared = false;
  #words = document.createElement("div");
  #why = document.createElement("p");
  #back: HTMLButtonElement;
  #copy: HTMLButtonElement;
  #present: Present | null = null;
  #shown = "";

  /** @param away throws the words away. The box goes when that is done, so that a page left right after does not bring them back. */
  constructor(kept: KeptWords, away: () => Promise<void>) {
    this.kept = kept;
    this.element.className = "banner banner-warn page-kept notranslate";
    this.element.translate = false;
    this.element.setAttribute("aria-label", "Words kept for you");
    this.#why.setAttribute("role", "alert");
    this.#words.className = "page-kept-words";
    this.element.append(this.#why, this.#words);
    this.#say();
    this.#paint("Your words:", [{ kind: "same", text: startOf(kept.words) }]);
    let hasEnded = false;
    const end = (): void => {
      hasEnded = true;
      void away().then(() => this.element.remove());
    };
    this.#back = button(
      "Put my words back",
      () => {
        const change = !hasEnded && this.#present && this.#change(this.#present);
        if (change) {
          this.#present?.putIn?.(change);
          end();
        }
      },
      "btn-primary",
    );
    this.#back.hidden = true;
    this.element.append(this.#back);
    this.#copy = button("Copy my words", () => void copyAndSay(this.kept.words).then((said) => (this.#copy.textContent = said)));
    this.#copy.hidden = kept.words === "";
    this.element.append(this.#copy);

    if (kept.page !== location.pathname && kept.page !== "") {
      const open = document.createElement("a");
      open.href = kept.page;
      open.textContent = "Open it to compare";
      this.element.append(open);
    }

    this.element.append(button("Discard", end, "btn-quiet"));
  }

  /** Takes more of the same words: their author writes on. */
  take(kept: KeptWords): void {
    this.kept = kept;
    this.#say();
    this.#copy.hidden = kept.words === "";
    if (!this.isCompared) {
      this.#paint("Your words:", [{ kind: "same", text: startOf(kept.words) }]);
    }
  }

  /** Shows the words in the present wording, and whether they can be put back there. Without a present wording the box stays as it is. */
  compare(present: Present | null): void {
    const change = present && this.#change(present);
    this.#present = present;
    this.#back.hidden = !change || present?.putIn === null;
    if (present && change) {
      this.isCompared = true;
      this.#paint("Your words in the wording of now:", redline(present.wording, change, nameOf));
    }
  }

  #say(): void {
    const words = `${this.kept.label}: ${this.kept.message}`;
    if (this.#why.textContent !== words) {
      this.#why.textContent = words;
    }
  }

  #change(present: Present): Delta | null {
    const change = this.kept.mine === undefined ? null : onto(this.kept.mine, present.wording);
    return change !== null && change.ops.some((op) => op.retain === undefined) ? change : null;
  }

  #paint(title: string, pieces: Piece[]): void {
    const text = JSON.stringify(pieces);
    if (pieces.every((piece) => piece.text === "") || text === this.#shown) {
      return;
    }

    this.#shown = text;
    const head = document.createElement("p");
    head.textContent = title;
    const quote = document.createElement("blockquote");
    quote.tabIndex = 0;
    quote.append(...pieces.map(({ kind, text: words }) => {
      const piece = document.createElement(kind === "inserted" ? "ins" : kind === "deleted" ? "del" : "span");
      piece.textContent = words;
      return piece;
    }));
    this.#words.replaceChildren(head, quote);
    // Only the quote is scrolled: the page stays where its reader is.
    const first = quote.querySelector<HTMLElement>("ins, del");
    if (first) {
      quote.scrollTop += first.getBoundingClientRect().top - quote.getBoundingClientRect().top;
    }
  }
}

function nameOf(embed: object): string {
  return numberOf(String((embed as { clause?: string }).clause ?? "")) ?? "deleted clause";
}
