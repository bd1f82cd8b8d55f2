/** One passage's editor: Quill in an island of the page. Blazor never renders inside its element, and typing waits for no render. */
import Delta from "quill-delta";
import Quill from "quill/core";
import { caretAfter, Carets } from "./carets";
import type { WordingConnection } from "./connection";
import { isBackward, turnBackward } from "./direction";
import { registerFormats } from "./formats";
import type { ClauseChoice } from "./forms";
import { bindingsOf } from "./keys";
import { kindOf, formatsOf } from "./kinds";
import { LineEnd } from "./lineend";
import { LostNote } from "./lost";
import { OwnWords } from "./own";
import type { Keeper } from "./keeper";
import type { Kind, Pointed } from "./protocol";
import { Pointing, type Selected } from "./pointing";
import type { Claim } from "./precedence";
import { PassageSession, type View } from "./session";
import type { KeptWords } from "./shelf";
import { Tools } from "./tools";

export interface EditorOptions {
  passage: string;
  kind: string;
  label: string;
  readOnly?: boolean;
  clauses?: ClauseChoice[];
}

/** What the page around wants to know. */
export interface Around {
  unsentChanged(): void;
  refused(kept: KeptWords): void;
  closed(editor: Editor, reason: string): void;
}

/** After this long (ms) without changes the editor is compared with the wording, and shown afresh if they differ. */
const compareAfter = 1000;

let editors = 0;

export class Editor implements View {
  readonly passage: string;
  readonly label: string;
  readonly kind: Kind;
  typedAt = 0;
  #element: HTMLElement;
  #box: HTMLElement;
  #note: HTMLElement;
  #quill: Quill;
  #carets: Carets;
  #tools: Tools;
  #session: PassageSession;
  #own = new OwnWords();
  #lost = new LostNote(
    (change) => this.putIn(change),
    (client) => (client === "" ? "A decision" : (this.#carets.nameOf(client) ?? "Another member")),
  );
  #pointing: Pointing;
  #lineEnd: LineEnd;
  #around: Around;
  #readOnly: boolean;
  #shown = false;
  #composing = false;
  #wantsFocus: Selected | "end" | null = null;
  #shownAfresh = -1;
  #compareTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: HTMLElement, options: EditorOptions, connection: WordingConnection, keeper: Keeper, around: Around) {
    registerFormats();
    this.#element = element;
    this.passage = options.passage;
    this.label = options.label;
    this.kind = kindOf(options.kind);
    this.#readOnly = options.readOnly ?? false;
    // Only when everything typed is stored does an offset mean the same to all.
    this.#pointing = new Pointing(this.passage, connection, () => (!this.#session.isOpen || this.unsent > 0 || this.#composing || this.#readOnly ? undefined : this.selection));
    this.#around = around;

    this.#box = document.createElement("div");
    this.#lineEnd = new LineEnd(this.#box);
    this.#box.className = `editor editor-${this.kind}`;
    const text = document.createElement("div");
    this.#note = document.createElement("p");
    this.#note.className = "editor-note";
    this.#note.hidden = true;
    this.#quill = new Quill(text, {
      formats: formatsOf(this.kind),
      readOnly: true,
      modules: {
        history: { userOnly: true, delay: 800, maxStack: 500 },
        keyboard: { bindings: bindingsOf(this.kind) as Record<string, never> },
        uploader: { mimetypes: [] },
      },
    });
    const root = this.#quill.root;
    root.id = `editor-${++editors}`;
    root.classList.add("wording");
    root.dataset["kind"] = this.kind;
    root.setAttribute("role", "textbox");
    root.setAttribute("aria-multiline", String(this.kind !== "heading"));
    root.setAttribute("aria-label", this.label);
    root.spellcheck = true;
    this.#carets = new Carets(this.#quill);
    this.#tools = new Tools(this.#quill, this.kind, this.label);
    this.#tools.setClauses(options.clauses ?? []);
    if (this.#tools.toolbar) {
      this.#box.append(this.#tools.toolbar.element);
    }

    this.#box.append(this.#tools.forms, text, this.#lost.element, this.#note);
    this.#listen(root);
    this.#session = new PassageSession({ passage: this.passage, label: this.label, page: location.pathname }, connection, this, keeper);
  }

  get unsent(): number {
    return this.#session.client.unsent;
  }

  getState(): { version: number; unsent: number } {
    return { version: this.#session.client.version, unsent: this.unsent };
  }

  /** Ends when nothing typed here is unsent. */
  settle(): Promise<{ version: number }> {
    this.#quill.update("user");
    return this.#session.settle();
  }

  /** Puts the caret where it was last, or at the end. */
  focus(): void {
    if (this.#shown) {
      const range = this.#quill.selection.savedRange;
      this.#quill.focus();
      if (range.index === 0 && range.length === 0) {
        this.#quill.setSelection(this.#quill.getLength() - 1, 0, "silent");
      }
    } else {
      this.#wantsFocus = "end";
    }
  }

  /** Puts the caret at an offset, as soon as the words are there. */
  focusAt(index: number, length: number): void {
    this.#wantsFocus = { index, length };
    this.#giveFocus();
  }

  /** What it shows; null before the words have come. */
  get wording(): Delta | null {
    return this.#shown ? this.#quill.getContents() : null;
  }

  get isEditable(): boolean {
    return this.#quill.isEnabled();
  }

  /** Takes a change in as if it were typed here, with the caret behind it. */
  putIn(change: Delta): void {
    this.#quill.updateContents(change, "user");
    this.#quill.focus();
    this.#quill.setSelection(caretAfter(change) ?? 0, 0, "silent");
  }

  get hasFocus(): boolean {
    return this.#quill.hasFocus();
  }

  get selection(): Selected | null {
    return this.#quill.hasFocus() ? this.#quill.getSelection() : null;
  }

  /** Offset of the caret (the end of a selection), UTF-16 units; that of the last time when the focus is elsewhere. */
  selectionIndex(): number {
    const range = this.selection ?? this.#quill.selection.savedRange;
    return range.index + range.length;
  }

  setClauses(clauses: ClauseChoice[]): void {
    this.#tools.setClauses(clauses);
  }

  /** The text stays to be read, nothing more can be typed; what was typed is still on its way. */
  retire(): void {
    this.#quill.update("user");
    this.#readOnly = true;
    this.locked(null);
    this.#carets.dispose();
    this.#tools.remove();
    this.#note.remove();
    this.#pointing.retire();
  }

  dispose(): void {
    this.#pointing.dispose();
    clearTimeout(this.#compareTimer);
    this.#session.dispose();
  }

  // What the session asks of its view.

  apply(delta: Delta, from: Claim): void {
    const selected = this.selection;
    const backward = selected !== null && isBackward();
    const lost = this.#own.changed(delta, () => this.#quill.getContents(), performance.now());
    const parts = selected !== null && from.goesOn === true && !this.#session.client.endsAt(selected.index);
    this.#quill.updateContents(delta, "api");
    if (selected !== null && selected.length > 0) {
      this.#keepSelection(selected, delta);
      if (backward) {
        turnBackward();
      }
    } else if (selected !== null && parts) {
      // Behind somebody else's last letter: their word goes on before my caret, else my next letter would stand in the middle of it.
      this.#quill.setSelection(delta.transformPosition(selected.index), 0, "silent");
    }

    this.#carets.changed(delta, from.client);
    this.#lost.moved(delta, from.goesOn === true);
    if (lost.length > 0 && !this.#readOnly) {
      this.#lost.show(lost, from.client);
    }

    this.#tools.moved(delta);
    if (!this.#composing) {
      this.#lineEnd.restore(
        () => this.selection?.index,
        (index) => this.#quill.setSelection(index, 0, "silent"),
      );
    }

    this.#compareLater();
  }

  reset(wording: Delta): void {
    const range = this.selection;
    this.#quill.setContents(wording, "api");
    this.#quill.history.clear();
    this.#own.forget();
    this.#lost.clear();
    if (range !== null) {
      this.#quill.setSelection(Math.min(range.index, this.#quill.getLength() - 1), 0, "silent");
    }
  }

  beforeOthers(): void {
    if (!this.#composing) {
      this.#quill.update("user");
    }
  }

  opened(): void {
    if (!this.#shown) {
      this.#shown = true;
      this.#element.replaceChildren(this.#box);
      this.#element.dataset["mounted"] = "";
    }

    this.#giveFocus();
    this.#pointing.opened();
  }

  lost(): void {
    this.#carets.clear();
  }

  pointed(pointed: Pointed): void {
    this.#carets.pointed(pointed);
    this.#lost.named();
  }

  locked(reason: string | null): void {
    const editable = !this.#readOnly && reason === null;
    this.#quill.enable(editable);
    this.#quill.root.setAttribute("aria-readonly", String(!editable));
    this.#quill.root.tabIndex = 0;
    this.#note.hidden = reason === null || this.#readOnly;
    this.#note.textContent = reason === null ? "" : lockWords(reason);
    this.#box.classList.toggle("editor-locked", !editable);
    this.#tools.allow(editable);
    if (!editable) {
      this.#lost.clear();
    }
  }

  closed(reason: string): void {
    this.#around.closed(this, reason);
  }

  refused(_code: string, kept: KeptWords): void {
    this.#around.refused(kept);
  }

  unsentChanged(): void {
    this.#around.unsentChanged();
    this.#pointing.soon();
  }

  #listen(root: HTMLElement): void {
    this.#quill.on("text-change", (delta: Delta, _before: Delta, source: string) => {
      if (source === "user") {
        this.typedAt = performance.now();
        this.#session.typed(delta);
        this.#own.typed(delta, this.typedAt);
        this.#lost.moved(delta, false);
        this.#carets.changed(delta, null);
        this.#tools.moved(delta);
        this.#pointing.typed(caretAfter(delta));
      }

      this.#compareLater();
    });
    this.#quill.on("editor-change", () => {
      this.#tools.refreshSoon();
      this.#pointing.soon();
    });
    root.addEventListener("compositionstart", () => {
      this.#composing = true;
      this.#session.hold();
    });
    root.addEventListener("compositionend", () => {
      this.#composing = false;
      // After Quill has taken the composed words in, which it does in a microtask.
      setTimeout(() => {
        if (!this.#composing) {
          this.#session.release();
        }
      });
    });
    root.addEventListener("focus", () => this.#pointing.soon());
    root.addEventListener("blur", () => this.#pointing.soon());
    root.addEventListener("beforeinput", (input) => {
      const breaksLine = input.inputType === "insertParagraph" || input.inputType === "insertLineBreak";
      const formats = input.inputType.startsWith("format");
      if ((this.kind === "heading" && breaksLine) || (formats && !formatsOf(this.kind).includes("bold"))) {
        input.preventDefault();
      }
    });
    this.#box.addEventListener("keydown", (press) => {
      if (press.key === "F10" && press.altKey && this.#quill.hasFocus()) {
        press.preventDefault();
        this.#tools.toolbar?.focus();
      } else if (press.key === "Escape" && this.#tools.hasFocus) {
        press.preventDefault();
        this.#quill.focus();
      }
    });
  }

  #giveFocus(): void {
    if (!this.#shown || this.#wantsFocus === null) {
      return;
    }

    const last = this.#quill.getLength() - 1;
    const { index, length } = this.#wantsFocus === "end" ? { index: last, length: 0 } : this.#wantsFocus;
    this.#wantsFocus = null;
    this.#quill.focus({ preventScroll: true });
    this.#quill.setSelection(Math.min(index, last), Math.min(length, Math.max(0, last - index)), "silent");
  }

  /** A selection holds its words and no more: Quill would take in what others insert right before it. */
  #keepSelection(selected: Selected, delta: Delta): void {
    const start = delta.transformPosition(selected.index);
    const length = Math.max(0, delta.transformPosition(selected.index + selected.length, true) - start);
    const now = this.#quill.getSelection();
    if (now !== null && (now.index !== start || now.length !== length)) {
      this.#quill.setSelection(start, length, "silent");
    }
  }

  #compareLater(): void {
    clearTimeout(this.#compareTimer);
    this.#compareTimer = setTimeout(() => {
      if (!this.#composing && this.unsent === 0 && this.#session.isOpen) {
        const { wording, version } = this.#session.client;
        // Once a version: what Quill cannot show as it is stored must not be tried for ever.
        if (wording !== null && version !== this.#shownAfresh && wording.diff(this.#quill.getContents()).ops.length > 0) {
          console.warn(`${this.label}: the editor differed from the stored wording and shows that again.`);
          this.#shownAfresh = version;
          this.reset(wording);
        }
      }
    }, compareAfter);
  }
}

function lockWords(reason: string): string {
  switch (reason) {
    case "agreed":
      return "Agreed. The wording is locked until the facilitator reopens it.";
    case "deleted":
      return "Deleted. It can be edited after it is brought back.";
    default:
      return reason.includes(" ") ? reason : `Closed (${reason}). It cannot be edited here.`;
  }
}
