/** The note under an editor that says who deleted words that were just being typed, with one click to get them back. */
import type Delta from "quill-delta";
import { button } from "../browser/button";
import { insertedText } from "../passage/change";
import { putBack, type Lost } from "./own";

export class LostNote {
  readonly element = document.createElement("div");
  #say = document.createElement("p");
  #lost: Lost[] = [];
  #by = { client: "" } as { client: string; name?: string };
  #putIn: (change: Delta) => void;
  #nameOf: (by: { client: string; name?: string }) => string;

  /** `nameOf` says who a client is, or whose decision it was, as far as anybody knows yet. */
  constructor(putIn: (change: Delta) => void, nameOf: (by: { client: string; name?: string }) => string) {
    this.#putIn = putIn;
    this.#nameOf = nameOf;
    this.element.className = "banner banner-warn editor-lost";
    this.element.hidden = true;
    this.#say.setAttribute("role", "status");
    this.element.append(this.#say, button("Put them back", () => this.#back()), button("Let them go", () => this.clear()));
  }

  /** Somebody has deleted words, which are added to those shown. */
  show(lost: readonly Lost[], by: { client: string; name?: string }): void {
    this.#lost.push(...lost);
    this.#by = by;
    this.element.hidden = false;
    this.named();
  }

  /** The name of who it was may have become known. */
  named(): void {
    const words = [...this.#lost].sort((a, b) => a.index - b.index).map((one) => insertedText(one.words)).join(" … ");
    const said = words === "" ? "" : `${this.#nameOf(this.#by)} deleted words you were typing: “${words}”`;
    if (said !== this.#say.textContent) {
      this.#say.textContent = said;
    }
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
}
