/**
 * Copies, cuts and pastes in an editor, in place of Quill's own clipboard: nothing pasted becomes a document, and what goes out is clean.
 * Each is one change and one step of undo.
 */
import Delta from "quill-delta";
import type Quill from "quill/core";
import Module from "quill/core/module";
import { beginSaying, say } from "../browser/saying";
import { copied } from "../clipboard/copy";
import { replaced, without, type Laid, type Range } from "../clipboard/laying";
import { received } from "../clipboard/received";
import type { Kind } from "../passage/kinds";
import { numberOf } from "./numbers";

export class CleanClipboard extends Module {
  constructor(quill: Quill, options: object) {
    super(quill, options);
    const { root } = quill;
    beginSaying();
    root.addEventListener("copy", (event) => this.#copy(event));
    root.addEventListener("cut", (event) => this.#cut(event));
    root.addEventListener("paste", (event) => this.#paste(event));
  }

  /** Quill asks for what stands in its element when it is made: nothing does. */
  convert(): Delta {
    return new Delta();
  }

  #copy(event: ClipboardEvent): Range | null {
    const range = this.quill.selection.getRange()[0];
    if (event.defaultPrevented || event.clipboardData === null || range === null || range.length === 0) {
      // With nothing selected, what was copied before stays.
      return null;
    }

    event.preventDefault();
    hand(event.clipboardData, this.quill, range);
    return range;
  }

  #cut(event: ClipboardEvent): void {
    const range = this.#copy(event);
    if (range !== null && this.quill.isEnabled()) {
      lay(this.quill, { change: without(this.quill.getContents(), range), caret: range.index });
    }
  }

  #paste(event: ClipboardEvent): void {
    if (event.defaultPrevented || event.clipboardData === null) {
      return;
    }

    event.preventDefault();
    if (!this.quill.isEnabled()) {
      say("Nothing was put in: these words cannot be edited now.");
      return;
    }

    // A browser may give the focus a moment later than it was asked to: then the caret's last place counts.
    const range = this.quill.getSelection(true) ?? this.quill.selection.savedRange;
    take(this.quill, event.clipboardData, range);
  }
}

/** Puts a stretch of the editor's words into what is copied or dragged. */
export function hand(data: DataTransfer, quill: Quill, range: Range): void {
  const { text, html } = copied(quill.getContents(), range, numberOf);
  data.setData("text/plain", text);
  data.setData("text/html", html);
}

/** Takes in what comes from outside, in place of a stretch of the editor's words. */
export function take(quill: Quill, data: DataTransfer, range: Range): void {
  const kind = (quill.root.dataset["kind"] ?? "clause") as Kind;
  const { words, said } = received(data, kind, marksAt(quill, range.index), (clause) => numberOf(clause) !== null);
  if (words.length() > 0) {
    lay(quill, replaced(quill.getContents(), range, words));
  }

  if (said !== null) {
    say(said);
  }
}

/** Makes a change that is a step of its own to undo, with the caret behind it. */
export function lay(quill: Quill, { change, caret }: Laid): void {
  quill.history.cutoff();
  quill.updateContents(change, "user");
  quill.history.cutoff();
  quill.setSelection(caret, 0, "silent");
  quill.scrollSelectionIntoView();
}

/** The marks that letters typed at a place would have; a link only within one. */
function marksAt(quill: Quill, index: number): Record<string, unknown> {
  const { bold, italic, underline, link } = quill.getFormat(index);
  const isWithin = link !== undefined && quill.getFormat(index, 1)["link"] === link;
  return { ...(bold ? { bold } : {}), ...(italic ? { italic } : {}), ...(underline ? { underline } : {}), ...(isWithin ? { link } : {}) };
}
