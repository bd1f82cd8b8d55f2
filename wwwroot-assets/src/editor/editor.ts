/** One passage's editor: Quill in an island of the page. Blazor never renders inside its element, and typing waits for no render. */
import Delta from "quill-delta";
import Quill, { Range } from "quill/core";
import { mayFocus } from "../browser/athome";
import { isComposing } from "../browser/composing";
import { isNeutral } from "../browser/neutral";
import { clean } from "../clipboard/clean";
import { caretAfter } from "../passage/change";
import { difference } from "../passage/compare";
import { formatsOf, kindOf, type Kind } from "../passage/kinds";
import type { Claim } from "../passage/precedence";
import type { WordingConnection } from "../session/connection";
import type { Pointed } from "../session/protocol";
import { PassageSession } from "../session/session";
import type { View } from "../session/view";
import type { Keeper } from "../shelf/keeper";
import type { KeptWords } from "../shelf/shelf";
import { keepCaret, keepLetters, watchCaret } from "./caretplace";
import { Carets } from "./carets";
import { Carry } from "./carry";
import { isBackward, turnBackward } from "./direction";
import { registerFormats } from "./formats";
import type { ClauseChoice } from "./forms";
import type { GatedScroll } from "./gate";
import { bindingsOf } from "./keys";
import { LineEnd } from "./lineend";
import { LostNote } from "./lost";
import { watchMouse } from "./mouse";
import { OwnWords } from "./own";
import { keepToOwnFocus, moved } from "./ownfocus";
import { Pointing, type Selected } from "./pointing";
import { isShown } from "./shown";
import { Tools } from "./tools";
import { Writing } from "./writing";

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
  keeping(kept: KeptWords): void;
  closed(editor: Editor, reason: string): void;
}

/** After this long (ms) without changes the editor is compared with the wording, and shown afresh if they differ. */
const compareAfter = 1000;

let editors = 0;

export class Editor implements View {
  readonly passage: string;
  readonly label: string;
  readonly kind: Kind;
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
    ({ client, name }) => name ?? (client === "" ? "A decision" : (this.#carets.nameOf(client) ?? "Another member")),
  );
  #page = location.pathname;
  #sheltered: (() => void) | null = null;
  #writing = new Writing(
    () => this.#writingPauses(),
    () => this.#writingEnds(),
    () => this.#composing,
  );
  #pointing: Pointing;
  #lineEnd: LineEnd;
  #around: Around;
  #readOnly: boolean;
  #shown = false;
  #composing = false;
  #wantsFocus: { at: Selected | "end"; instead: Element | null } | null = null;
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
    // What is translated here would be read as the wording. The attribute is the standard's, the class that of translators.
    this.#box.translate = false;
    this.#box.className = `editor editor-${this.kind} notranslate`;
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
    keepToOwnFocus(this.#quill);
    watchMouse(this.#quill);
    watchCaret(this.#quill);
    const root = this.#quill.root;
    root.id = `editor-${++editors}`;
    root.classList.add("wording");
    root.dataset["kind"] = this.kind;
    root.setAttribute("role", "textbox");
    root.setAttribute("aria-multiline", String(this.kind !== "heading"));
    root.setAttribute("aria-label", this.label);
    root.spellcheck = true;
    this.#carets = new Carets(this.#quill);
    new Carry(this.#quill);
    this.#tools = new Tools(this.#quill, this.kind, this.label);
    this.#tools.setClauses(options.clauses ?? []);
    if (this.#tools.toolbar) {
      this.#box.append(this.#tools.toolbar.element);
    }

    this.#box.append(this.#tools.forms, text, this.#lost.element, this.#note);
    this.#listen(root);
    this.#session = new PassageSession({ passage: this.passage, label: this.label, page: location.pathname }, connection, this, keeper);
  }

  /** The client id under which the server knows it. */
  get client(): string {
    return this.#session.client.client;
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

  /** Puts the caret where it was last, or at the end; not while the member writes elsewhere. */
  focus(): void {
    if (!mayFocus(this.#quill.root)) {
      return;
    }

    if (this.#shown) {
      const range = this.#quill.selection.savedRange;
      this.#quill.focus();
      if (range.index === 0 && range.length === 0) {
        this.#quill.setSelection(this.#quill.getLength() - 1, 0, "silent");
      }
    } else {
      this.#wantsFocus = { at: "end", instead: document.activeElement };
    }
  }

  /** Puts the caret at an offset, as soon as the words are there. */
  focusAt(index: number, length: number): void {
    this.#wantsFocus = { at: { index, length }, instead: document.activeElement };
    this.#giveFocus();
  }

  /** What it shows, but for what is written on in a passage that takes nothing more; null before the words have come. */
  get wording(): Delta | null {
    return !this.#shown ? null : this.isAside ? this.#session.client.wording : this.#quill.getContents();
  }

  /** Whether what is typed here goes into the wording. */
  get isEditable(): boolean {
    return this.#quill.isEnabled() && !this.isAside;
  }

  /** Whether its member writes on in a passage that takes nothing more. */
  get isAside(): boolean {
    return this.#session.isAside;
  }

  /** It stands in the page. */
  get isInPlace(): boolean {
    return this.#box.isConnected;
  }

  /** Its member is in the middle of writing in it. */
  get isWrittenIn(): boolean {
    return this.#quill.isEnabled() && this.#writing.isInTheMiddle;
  }

  /** Its place was taken out of the page, not by its member, who was in the middle of writing. */
  get isTornOut(): boolean {
    return !this.isInPlace && this.#shown && this.isWrittenIn && location.pathname === this.#page && isNeutral(document.activeElement);
  }

  /** Goes on in another place of the page, with the caret where it was. Ends when its member has paused or gone elsewhere. */
  goOnIn(place: HTMLElement): Promise<void> {
    const { index, length } = this.#quill.selection.savedRange;
    this.#quill.update("user");
    place.append(this.#box);
    this.#quill.focus({ preventScroll: true });
    this.#quill.setSelection(Math.min(index, this.#quill.getLength() - 1), length, "silent");
    this.#writing.begin();
    return new Promise((resolve) => (this.#sheltered = resolve));
  }

  get writes(): boolean {
    return this.#quill.isEnabled() && (this.#composing || this.#quill.hasFocus());
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
    this.#writing.left();
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

  apply(delta: Delta, from: Claim & { name?: string }): void {
    const selected = this.selection;
    const backward = selected !== null && isBackward();
    const lost = this.#own.changed(delta, () => this.#quill.getContents(), performance.now());
    const before = selected ?? this.#quill.selection.savedRange;
    // Behind somebody else's last letter: their word goes on before my caret, else my next letter would stand in the middle of it.
    const after = moved(before, delta, from.goesOn === true && !this.#session.client.endsAt(before.index));
    this.#quill.updateContents(delta, "api");
    this.#place(after);
    if (backward && after.length > 0) {
      turnBackward();
    }

    this.#carets.changed(delta, from.client);
    this.#lost.moved(delta, from.goesOn === true);
    if (lost.length > 0 && !this.#readOnly && from.client !== this.#session.client.client) {
      this.#lost.show(lost, from);
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
    const before = this.#quill.getContents();
    const { index, length } = this.selection ?? this.#quill.selection.savedRange;
    this.#quill.setContents(wording, "api");
    this.#quill.history.clear();
    this.#own.forget();
    this.#lost.clear();
    const change = difference(before, wording);
    const start = change.transformPosition(index, true);
    this.#place(new Range(start, change.transformPosition(index + length, true) - start));
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
    if (this.#sheltered === null) {
      this.#writing.stop();
    }

    this.#quill.enable(editable);
    this.#quill.root.setAttribute("aria-readonly", String(!editable));
    this.#quill.root.tabIndex = 0;
    this.#noteWhy(reason);
    this.#box.classList.toggle("editor-locked", !editable);
    this.#tools.allow(editable);
    if (!editable) {
      this.#lost.clear();
    }
  }

  writesOn(reason: string): void {
    this.#noteWhy(reason);
    this.#note.textContent = "What you type now is kept for you. It does not go into the wording.";
    if (!this.#writing.isUnderWay) {
      this.#writing.begin();
    }
  }

  keeping(kept: KeptWords): void {
    this.#around.keeping(kept);
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

  /** Words that a tool puts where the caret is, in the place of what is selected, as a key would. */
  #insert(words: string): void {
    const { index, length } = this.selection ?? this.#quill.selection.savedRange;
    const formats = this.#quill.getFormat(index, length);
    const change = new Delta().retain(index).delete(length).concat(clean(new Delta().insert(words, formats), this.kind));
    this.#quill.updateContents(change, "user");
    this.#place(new Range(caretAfter(change) ?? index, 0));
  }

  #listen(root: HTMLElement): void {
    (this.#quill.scroll as GatedScroll).keeper = {
      takingBack: (touched, back) => {
        keepCaret(this.#quill, touched, back);
        this.#compareLater();
      },
      taking: (take) => keepLetters(this.#quill, take),
      putIn: (words) => this.#insert(words),
    };
    this.#quill.on("text-change", (delta: Delta, before: Delta, source: string) => {
      if (source === "user") {
        if (!this.hasFocus) {
          this.#quill.selection.savedRange = moved(this.#quill.selection.savedRange, delta);
        }

        this.#writing.typed();
        this.#session.typed(delta, before);
        this.#own.typed(delta, performance.now());
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
      this.#pointing.composes();
    });
    root.addEventListener("compositionupdate", () => {
      this.#writing.typed();
      this.#pointing.composes();
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
    root.addEventListener("focus", () => {
      this.#writing.came();
      this.#pointing.soon();
    });
    root.addEventListener("blur", () => {
      this.#pointing.soon();
      // A composition that ends with the focus is taken in first; the focus may only have gone to the tools, or have come back: with its place taken out of
      // the page the editor has found another by then.
      setTimeout(() => {
        if (!this.#box.contains(document.activeElement)) {
          this.#writing.left();
        }
      });
    });
    root.addEventListener("beforeinput", (input) => {
      const breaksLine = input.inputType === "insertParagraph" || input.inputType === "insertLineBreak";
      const formats = input.inputType.startsWith("format");
      if (input.defaultPrevented) {
        // Quill has done it by itself, and left it to the browser to bring the caret into view.
        this.#quill.scrollSelectionIntoView();
      } else if ((this.kind === "heading" && breaksLine) || (formats && !formatsOf(this.kind).includes("bold"))) {
        input.preventDefault();
      } else if (!input.isTrusted && input.data !== null && insertsText(input)) {
        // A tool says by an event what it would have typed, and leaves the typing to us.
        input.preventDefault();
        this.#insert(input.data);
      }
    });
    this.#box.addEventListener("keydown", (press) => {
      if (isComposing(press)) {
        return;
      }

      if (press.key === "F10" && press.altKey && this.#quill.hasFocus()) {
        press.preventDefault();
        this.#tools.toolbar?.focus();
      } else if (press.key === "Escape" && this.#tools.hasFocus) {
        press.preventDefault();
        this.#quill.focus();
      }
    });
  }

  #writingPauses(): void {
    if (this.#sheltered === null) {
      this.#quill.update("user");
      this.#session.writingPauses();
    } else {
      this.#writing.stop();
      this.#writingEnds();
    }
  }

  #writingEnds(): void {
    this.#quill.update("user");
    this.#session.writingEnds();
    this.#sheltered?.();
    this.#sheltered = null;
  }

  #noteWhy(reason: string | null): void {
    this.#note.hidden = reason === null || this.#readOnly;
    this.#note.textContent = reason === null ? "" : lockWords(reason);
  }

  #giveFocus(): void {
    if (!this.#shown || this.#wantsFocus === null) {
      return;
    }

    const last = this.#quill.getLength() - 1;
    const { at, instead } = this.#wantsFocus;
    this.#wantsFocus = null;
    const now = document.activeElement;
    if (!mayFocus(this.#quill.root) || (now !== instead && now !== null && !now.matches("body, h1"))) {
      // Meanwhile the member has gone elsewhere; to a heading the page goes by itself.
      return;
    }

    const { index, length } = at === "end" ? { index: last, length: 0 } : at;
    this.#quill.focus({ preventScroll: true });
    this.#quill.setSelection(Math.min(index, last), Math.min(length, Math.max(0, last - index)), "silent");
  }

  /** Puts the selection there, now or (without the focus) when the focus comes back. */
  #place(range: Range): void {
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

  #compareLater(): void {
    clearTimeout(this.#compareTimer);
    this.#compareTimer = setTimeout(() => {
      if (!this.#composing && this.unsent === 0 && this.#session.isOpen) {
        const { wording, version } = this.#session.client;
        // Once a version: what Quill cannot show as it is stored must not be tried for ever.
        const differs = (held: Delta): boolean => wording !== null && wording.diff(held).ops.length > 0;
        if (wording !== null && version !== this.#shownAfresh && (differs(this.#quill.getContents()) || !isShown(this.#quill))) {
          console.warn(`${this.label}: the editor differed from the stored wording and shows that again.`);
          this.#shownAfresh = version;
          this.reset(wording);
        }
      }
    }, compareAfter);
  }
}

function insertsText({ inputType }: InputEvent): boolean {
  return inputType === "insertText" || inputType === "insertReplacementText";
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
