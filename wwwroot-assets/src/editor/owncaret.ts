/**
 * Keeps the member's own caret and selection in one editor: at their words while others change those, and ready for when the focus comes.
 */
import type Delta from "quill-delta";
import Quill, { Range } from "quill/core";
import { mayFocus } from "../browser/athome";
import { isBackward, turnBackward } from "./direction";

export interface Selected {
  index: number;
  length: number;
}

export class OwnCaret {
  #quill: Quill;
  #isShown = false;
  /** The selection to make as soon as the words are there, and what had the focus when it was asked for. */
  #wanted: { at: Selected | "end"; instead: Element | null } | null = null;

  constructor(quill: Quill) {
    this.#quill = quill;
  }

  get hasFocus(): boolean {
    return this.#quill.hasFocus();
  }

  /** The selection; null while the focus is elsewhere. */
  get selection(): Selected | null {
    return this.hasFocus ? this.#quill.getSelection() : null;
  }

  /** The selection; while the focus is elsewhere, the one it comes back to. */
  get range(): Selected {
    return this.selection ?? this.#quill.selection.savedRange;
  }

  /** The end of the selection, in UTF-16 code units; that of the last time while the focus is elsewhere. */
  get end(): number {
    const { index, length } = this.range;
    return index + length;
  }

  /** Gives the focus to the editor, with the caret where it was last or at the end; not while the member writes elsewhere. */
  focus(): void {
    if (!mayFocus(this.#quill.root)) {
      return;
    }

    if (this.#isShown) {
      const range = this.#quill.selection.savedRange;
      this.#quill.focus();
      if (range.index === 0 && range.length === 0) {
        this.#quill.setSelection(this.#quill.getLength() - 1, 0, "silent");
      }
    } else {
      this.#wanted = { at: "end", instead: document.activeElement };
    }
  }

  /** Gives the focus to the editor with this selection, as soon as the words are there. */
  focusAt(index: number, length: number): void {
    this.#wanted = { at: { index, length }, instead: document.activeElement };
    this.#giveFocus();
  }

  /** The words are there. */
  shown(): void {
    this.#isShown = true;
    this.#giveFocus();
  }

  /** Puts the selection there, now or (without the focus) when the focus comes back. */
  put(range: Selected): void {
    const last = this.#quill.getLength() - 1;
    const index = Math.min(range.index, last);
    const length = Math.min(range.length, last - index);
    const now = this.selection;
    if (now === null) {
      this.#quill.selection.savedRange = new Range(index, length);
    } else if (now.index !== index || now.length !== length) {
      this.#quill.setSelection(index, length, "silent");
    }
  }

  /**
   * Stays at its words while `take` takes a change of others in. `goesOnAt` says whether that change goes on with a word that ends at a
   * place.
   */
  stayThrough(change: Delta, goesOnAt: (index: number) => boolean, take: () => void): void {
    const selected = this.selection;
    const wasBackward = selected !== null && isBackward();
    const before = selected ?? this.#quill.selection.savedRange;
    const after = moved(before, change, goesOnAt(before.index));
    take();
    this.put(after);
    if (wasBackward && after.length > 0) {
      turnBackward();
    }
  }

  /** A button made a change here without the focus: the caret moves with it. */
  moveWith(change: Delta): void {
    if (!this.hasFocus) {
      this.#quill.selection.savedRange = moved(this.#quill.selection.savedRange, change);
    }
  }

  #giveFocus(): void {
    if (!this.#isShown || this.#wanted === null) {
      return;
    }

    const last = this.#quill.getLength() - 1;
    const { at, instead } = this.#wanted;
    this.#wanted = null;
    const now = document.activeElement;
    if (!mayFocus(this.#quill.root) || (now !== instead && now !== null && !now.matches("body, h1"))) {
      // Meanwhile the member has gone elsewhere. Only to a heading the page goes by itself.
      return;
    }

    const { index, length } = at === "end" ? { index: last, length: 0 } : at;
    this.#quill.focus({ preventScroll: true });
    this.#quill.setSelection(Math.min(index, last), Math.min(length, Math.max(0, last - index)), "silent");
  }
}

/**
 * The selection after a change of others. It holds its words and no more; a caret stays before what comes in right at it, unless that
 * `goesOn` with a word that ends there.
 */
function moved({ index, length }: Selected, change: Delta, goesOn = false): Range {
  if (length === 0) {
    return new Range(change.transformPosition(index, !goesOn), 0);
  }

  const start = change.transformPosition(index);
  return new Range(start, Math.max(0, change.transformPosition(index + length, true) - start));
}
