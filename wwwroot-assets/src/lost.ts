/** The note under an editor that says who deleted words which were just being typed, with one click to get them back. */
import type Delta from "quill-delta";
import { putBack, type Lost } from "./own";
import { insertedText } from "./work";

export class LostNote {
  readonly element = document.createElement("div");
  #say = document.createElement("p");
  #lost: Lost[] = [];
  #putIn: (change: Delta) => void;

  constructor(putIn: (change: Delta) => void) {
    this.#putIn = putIn;
    this.element.className = "banner banner-warn editor-lost";
    this.element.hidden = true;
    this.#say.setAttribute("role", "status");
    this.element.append(this.#say, this.#button("Put them back", () => this.#back()), this.#button("Let them go", () => this.clear()));
  }

  /** Somebody has deleted words; what they left of them is added to what is shown. */
  show(lost: readonly Lost[], who: string): void {
    this.#lost.push(...lost);
    const words = [...this.#lost].sort((a, b) => a.index - b.index).map((one) => insertedText(one.words)).join(" … ");
    this.#say.textContent = `${who} deleted words you were typing: “${words}”`;
    this.element.hidden = false;
  }

  /** The words around have changed: the places move with them. A word that goes on (`goesOn`) is not parted. */
  moved(change: Delta, goesOn: boolean): void {
    this.#lost = this.#lost.map(({ index, words }) => ({ index: change.transformPosition(index, !goesOn), words }));
  }

  clear(): void {
    this.#lost = [];
    this.element.hidden = true;
  }

  #back(): void {
    const change = putBack(this.#lost);
    this.clear();
    this.#putIn(change);
  }

  #button(words: string, run: () => void): HTMLButtonElement {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn btn-small";
    made.textContent = words;
    made.addEventListener("click", run);
    return made;
  }
}
