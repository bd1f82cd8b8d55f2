/**
 * An editor's island in the page: Quill with the bar above it, the notes below it and the carets of others over it, and how changes are
 * made there. Blazor never renders inside, and typing waits for no render.
 */
import Delta from "quill-delta";
import type Quill from "quill/core";
import { clean } from "../clipboard/clean";
import { caretAfter } from "../passage/change";
import { difference } from "../passage/compare";
import type { Kind } from "../passage/kinds";
import type { Claim } from "../passage/precedence";
import { Carets } from "./carets";
import { Carry } from "./carry";
import type { FindClauses } from "./clauses";
import { LineEnd } from "./lineend";
import { LockNote } from "./locknote";
import { LostNote } from "./lost";
import { makeQuill } from "./making";
import { OwnWords } from "./own";
import { OwnCaret } from "./owncaret";
import { Tools } from "./tools";

/** This editor's client, as far as changes of others concern it. */
interface OwnClient {
  readonly client: string;
  /** True where what was typed here last ends at this place of the editor's words. */
  endsAt(index: number): boolean;
}

export class Island {
  readonly box = document.createElement("div");
  readonly quill: Quill;
  readonly caret: OwnCaret;
  readonly carets: Carets;
  readonly tools: Tools;
  readonly lost: LostNote;
  readonly note = new LockNote();
  #kind: Kind;
  #own = new OwnWords();
  #lineEnd = new LineEnd(this.box);

  constructor(kind: Kind, label: string, find: FindClauses) {
    this.#kind = kind;
    // A translation would be read as the wording. The attribute is the standard's, the class that of translators.
    this.box.translate = false;
    this.box.className = `editor editor-${kind} notranslate`;
    const text = document.createElement("div");
    this.quill = makeQuill(text, kind, label);
    this.caret = new OwnCaret(this.quill);
    this.carets = new Carets(this.quill);
    new Carry(this.quill);
    this.tools = new Tools(this.quill, kind, label, find);
    this.lost = new LostNote(
      (change) => this.putIn(change),
      ({ client, name }) => name ?? (client === "" ? "A decision" : (this.carets.nameOf(client) ?? "Another member")),
    );
    if (this.tools.toolbar) {
      this.box.append(this.tools.toolbar.element);
    }

    this.box.append(this.tools.forms, text, this.lost.element, this.note.element);
  }

  /** The member made a change here, which Quill shows already. */
  typed(change: Delta): void {
    this.#own.typed(change, performance.now());
    this.lost.moved(change, false);
    this.carets.changed(change, null);
    this.tools.moved(change);
  }

  /** Takes in a change of others, and keeps the caret and everything beside the words in place. */
  take(change: Delta, from: Claim & { name?: string }, own: OwnClient, isComposing: boolean): void {
    const lost = this.#own.changed(change, () => this.quill.getContents(), performance.now());
    // The caret stands behind somebody else's last letter: their word goes on before it, or my next letter would stand in the middle of
    // their word.
    const goesOnAt = (index: number): boolean => from.goesOn === true && !own.endsAt(index);
    this.caret.stayThrough(change, goesOnAt, () => this.quill.updateContents(change, "api"));
    this.carets.changed(change, from.client);
    this.lost.moved(change, from.goesOn === true);
    if (lost.length > 0 && from.client !== own.client) {
      this.lost.show(lost, from);
    }

    this.tools.moved(change);
    if (!isComposing) {
      this.#lineEnd.restore(
        () => this.caret.selection?.index,
        (index) => this.quill.setSelection(index, 0, "silent"),
      );
    }
  }

  /** Shows a wording in place of what stands there, with the caret at its words. */
  show(wording: Delta): void {
    const before = this.quill.getContents();
    const { index, length } = this.caret.range;
    this.quill.setContents(wording, "api");
    this.quill.history.clear();
    this.#own.forget();
    this.lost.clear();
    const change = difference(before, wording);
    const start = change.transformPosition(index, true);
    this.caret.put({ index: start, length: change.transformPosition(index + length, true) - start });
  }

  /** Takes a change in as if it were typed here, with the caret behind it. */
  putIn(change: Delta): void {
    this.quill.updateContents(change, "user");
    this.quill.focus();
    this.quill.setSelection(caretAfter(change) ?? 0, 0, "silent");
  }

  /** Puts a tool's words where the caret is, in place of what is selected, as a key would. */
  insert(words: string): void {
    const { index, length } = this.caret.range;
    const formats = this.quill.getFormat(index, length);
    const change = new Delta().retain(index).delete(length).concat(clean(new Delta().insert(words, formats), this.#kind));
    this.quill.updateContents(change, "user");
    this.caret.put({ index: caretAfter(change) ?? index, length: 0 });
  }

  /** Lets its member edit, or not; `reason` is shown where it is given. */
  allow(editable: boolean, reason: string | null): void {
    this.quill.enable(editable);
    this.quill.root.setAttribute("aria-readonly", String(!editable));
    this.quill.root.tabIndex = 0;
    this.note.say(reason);
    this.box.classList.toggle("editor-locked", !editable);
    this.tools.allow(editable);
    if (!editable) {
      this.lost.clear();
    }
  }

  /** Leaves only the words to be read. */
  retire(): void {
    this.#own.forget();
    this.carets.dispose();
    this.tools.remove();
    this.note.element.remove();
  }
}
