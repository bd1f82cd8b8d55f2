/** One passage's editor: an island that shows the passage, a session that has it stored, and what passes between the two. */
import type Delta from "quill-delta";
import { caretAfter } from "../passage/change";
import { kindOf, type Kind } from "../passage/kinds";
import type { Claim } from "../passage/precedence";
import type { PassageClient } from "../session/collab";
import type { WordingConnection } from "../session/connection";
import type { Pointed } from "../session/protocol";
import { PassageSession } from "../session/session";
import type { View } from "../session/view";
import type { Keeper } from "../shelf/keeper";
import type { KeptWords } from "../shelf/shelf";
import { keepCaret, keepLetters } from "./caretplace";
import { Finishing } from "./finishing";
import type { FindClauses } from "./clauses";
import type { GatedScroll } from "./gate";
import { watchInputs } from "./inputs";
import { Island } from "./island";
import type { OwnCaret } from "./owncaret";
import { Pointing } from "./pointing";
import { ShownWatch } from "./shown";

export interface EditorOptions {
  passage: string;
  kind: string;
  label: string;
  readOnly?: boolean;
}

/** The page around, which is told of these and finds what can be referred to. */
interface Around {
  find: FindClauses;
  unsentChanged(): void;
  refused(kept: KeptWords): void;
  keeping(kept: KeptWords): void;
  closed(reason: string): void;
}

export class Editor implements View {
  readonly passage: string;
  readonly label: string;
  readonly kind: Kind;
  readonly caret: OwnCaret;
  #element: HTMLElement;
  #around: Around;
  #readOnly: boolean;
  #island: Island;
  #session: PassageSession;
  #finishing: Finishing;
  #pointing: Pointing;
  #shownWatch: ShownWatch;
  #isShown = false;
  #isComposing = false;

  constructor(element: HTMLElement, options: EditorOptions, connection: WordingConnection, keeper: Keeper, around: Around) {
    this.#element = element;
    this.passage = options.passage;
    this.label = options.label;
    this.kind = kindOf(options.kind);
    this.#readOnly = options.readOnly ?? false;
    this.#around = around;
    this.#pointing = new Pointing(this.passage, connection, () => (this.#canPoint ? this.caret.selection : undefined));
    this.#island = new Island(this.kind, this.label, around.find);
    const { quill, box } = this.#island;
    this.caret = this.#island.caret;
    this.#finishing = new Finishing(quill, box, {
      isComposing: () => this.#isComposing,
      paused: () => this.#session.writingPauses(),
      ended: () => this.#session.writingEnds(),
    });
    this.#shownWatch = new ShownWatch(quill, this.label, { stored: () => this.#stored, show: (wording) => this.reset(wording) });
    this.#listen();
    this.#session = new PassageSession({ passage: this.passage, label: this.label, page: location.pathname }, connection, this, keeper);
  }

  get #client(): PassageClient {
    return this.#session.client;
  }

  /** The client id under which the server knows it. */
  get client(): string {
    return this.#client.client;
  }

  get unsent(): number {
    return this.#client.unsent;
  }

  /** The version it shows; -1 before the words have come. */
  get version(): number {
    return this.#client.version;
  }

  /** Ends when nothing typed here is unsent. */
  settle(): Promise<{ version: number }> {
    this.#island.quill.update("user");
    return this.#session.settle();
  }

  /** The words it shows, without what is written on in a passage that takes nothing more; null before they have come. */
  get wording(): Delta | null {
    return !this.#isShown ? null : this.isAside ? this.#client.wording : this.#island.quill.getContents();
  }

  /** True where what is typed here goes into the wording. */
  get isEditable(): boolean {
    return this.#island.quill.isEnabled() && !this.isAside;
  }

  /** True while its member writes on in a passage that takes nothing more. */
  get isAside(): boolean {
    return this.#session.isAside;
  }

  /** True while it stands in the page. */
  get isInPlace(): boolean {
    return this.#island.box.isConnected;
  }

  /** True while its member is in the middle of writing in it. */
  get isWrittenIn(): boolean {
    return this.#finishing.isWriting;
  }

  /** True where its place was taken out of the page, not by its member, who was in the middle of writing. */
  get isTornOut(): boolean {
    return this.#isShown && this.#finishing.isTornOut;
  }

  /** Goes on in another place of the page, with the caret where it was. Ends when its member has paused or gone elsewhere. */
  goOnIn(place: HTMLElement): Promise<void> {
    return this.#finishing.goOnIn(place);
  }

  /** Takes a change in as if it were typed here, with the caret behind it. */
  putIn(change: Delta): void {
    this.#island.putIn(change);
  }

  /** Leaves the text to be read: nothing more can be typed, and what was typed is still on its way. */
  retire(): void {
    this.#island.quill.update("user");
    this.#finishing.left();
    this.#readOnly = true;
    this.locked(null);
    this.#island.retire();
    this.#pointing.retire();
  }

  dispose(): void {
    this.#pointing.dispose();
    this.#shownWatch.dispose();
    this.#session.dispose();
  }

  // The session's view.

  get writes(): boolean {
    return this.#island.quill.isEnabled() && (this.#isComposing || this.caret.hasFocus);
  }

  apply(delta: Delta, from: Claim & { name?: string }): void {
    this.#island.take(delta, from, this.#client, this.#isComposing);
    this.#shownWatch.soon();
  }

  reset(wording: Delta): void {
    this.#island.show(wording);
  }

  beforeOthers(): void {
    if (!this.#isComposing) {
      this.#island.quill.update("user");
    }
  }

  opened(): void {
    if (!this.#isShown) {
      this.#isShown = true;
      this.#element.replaceChildren(this.#island.box);
      this.#element.dataset["mounted"] = "";
    }

    this.caret.shown();
    this.#pointing.opened();
  }

  lost(): void {
    this.#island.carets.clear();
  }

  pointed(pointed: Pointed): void {
    this.#island.carets.pointed(pointed);
    this.#island.lost.named();
  }

  locked(reason: string | null): void {
    this.#finishing.stop();
    this.#island.allow(!this.#readOnly && reason === null, this.#readOnly ? null : reason);
  }

  writesOn(): void {
    this.#island.note.sayAside();
    this.#finishing.begin();
  }

  keeping(kept: KeptWords): void {
    this.#around.keeping(kept);
  }

  closed(reason: string): void {
    this.#around.closed(reason);
  }

  refused(_code: string, kept: KeptWords): void {
    this.#around.refused(kept);
  }

  unsentChanged(): void {
    this.#around.unsentChanged();
    this.#pointing.soon();
  }

  /** Others understand an offset only when everything typed here is stored. */
  get #canPoint(): boolean {
    return this.#session.isOpen && this.unsent === 0 && !this.#isComposing && !this.#readOnly;
  }

  get #stored(): { wording: Delta; version: number } | null {
    const { wording, version } = this.#client;
    return this.#isComposing || this.unsent > 0 || !this.#session.isOpen || wording === null ? null : { wording, version };
  }

  #listen(): void {
    const { quill, box, tools } = this.#island;
    const insert = (words: string): void => this.#island.insert(words);
    (quill.scroll as GatedScroll).keeper = {
      takingBack: (touched, back) => {
        keepCaret(quill, touched, back);
        this.#shownWatch.soon();
      },
      taking: (take) => keepLetters(quill, take),
      putIn: insert,
    };
    quill.on("text-change", (delta: Delta, before: Delta, source: string) => {
      if (source === "user") {
        this.caret.moveWith(delta);
        this.#finishing.typed();
        this.#session.typed(delta, before);
        this.#island.typed(delta);
        this.#pointing.typed(caretAfter(delta));
      }

      this.#shownWatch.soon();
    });
    quill.on("editor-change", () => {
      tools.refreshSoon();
      this.#pointing.soon();
    });
    quill.root.addEventListener("focus", () => this.#pointing.soon());
    quill.root.addEventListener("blur", () => this.#pointing.soon());
    this.#listenToCompositions(quill.root);
    watchInputs(quill, this.kind, insert);
    tools.listenIn(box);
  }

  #listenToCompositions(root: HTMLElement): void {
    root.addEventListener("compositionstart", () => {
      this.#isComposing = true;
      this.#session.hold();
      this.#pointing.composes();
    });
    root.addEventListener("compositionupdate", () => {
      this.#finishing.typed();
      this.#pointing.composes();
    });
    root.addEventListener("compositionend", () => {
      this.#isComposing = false;
      // Quill takes the composed words in a microtask; this comes after it.
      setTimeout(() => {
        if (!this.#isComposing) {
          this.#session.release();
        }
      });
    });
  }
}
