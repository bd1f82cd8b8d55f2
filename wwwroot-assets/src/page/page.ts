/** One page of the workspace: its one connection, its editors, what it keeps, the status words, and the words that came back. */
import type Delta from "quill-delta";
import { at } from "../browser/root";
import type { Editor } from "../editor/editor";
import { WordingConnection } from "../session/connection";
import { Courier } from "../session/courier";
import { glance } from "../session/glance";
import { ShelfDatabase } from "../shelf/database";
import { beatEvery, Keeper } from "../shelf/keeper";
import type { KeptWords, KeptWork } from "../shelf/shelf";
import { Tab } from "../shelf/tab";
import { Decisions } from "./decisions";
import { PageLine, watchFirstLine } from "./firstline";
import { KeptBoxes } from "./kept";
import { Shelter } from "./shelter";
import { keptAside, saveStatus, StatusWords } from "./status";

/**
 * The page is not loaded again within this time (ms) after somebody typed in an editor or a form: keys pressed while it loads go nowhere.
 */
const quietFor = 2000;

/** Events that tell of typing: a key that an editor takes for itself makes no input, an input method's word no key. */
const writing = ["keydown", "input"];

/** Typing on a live connection is written to the shelf after this time (ms): mostly it is stored by then. */
const keepAfter = 100;

export class Page {
  readonly connection: WordingConnection;
  readonly keeper: Keeper;
  readonly editors = new Set<Editor>();
  readonly decisions: Decisions;
  #shelter = new Shelter(this.editors);
  /** Where words of any consultation are read and sent; the page's own connection names its consultation, too. */
  #address: string;
  #tab = new Tab();
  #couriers = new Set<Courier>();
  /**
   * The couriers' own connection, while there are any: opening a passage a second time on the page's would move the member's caret to
   * another client.
   */
  #road: WordingConnection | null = null;
  #status = new StatusWords();
  #words: KeptBoxes;
  #users = 0;
  #unwatchLine: () => void;
  #typedAt = -Infinity;
  #pulse: ReturnType<typeof setInterval>;

  /** `circuitIsGone` says whether Blazor's own line is known to be gone. */
  constructor(member: string, consultation: string, circuitIsGone: () => boolean) {
    this.#address = at(`hubs/wording?member=${encodeURIComponent(member)}`);
    this.keeper = new Keeper({
      storage: new ShelfDatabase(),
      tab: this.#tab.id,
      member,
      now: () => Date.now(),
      pause: () => new Promise((resolve) => setTimeout(resolve, this.connection.isConnected ? keepAfter : 0)),
      ask: () => this.#tab.ask(),
      changed: () => this.tell(),
    });
    this.#words = new KeptBoxes({
      here: (passage) => this.#present(passage),
      ask: (passage) => glance(this.#address, passage),
      discard: (id) => this.keeper.discard(id),
    });
    this.#tab.listen(() => void this.keeper.beat());
    this.decisions = new Decisions({
      isGone: () => this.connection.standing === "offline" || circuitIsGone(),
      lost: () => this.connection.lose(),
    });
    let lineCame = false;
    const address = `${this.#address}&consultation=${encodeURIComponent(consultation)}`;
    this.connection = new WordingConnection(address, (standing) => {
      this.tell();
      lineCame ||= standing === "signedOut";
      if (standing === "connected") {
        lineCame = true;
        this.decisions.back();
        void this.#takeOver();
      }
    });
    const line = new PageLine();
    this.#unwatchLine = watchFirstLine({ isOver: () => lineCame, say: (words) => line.say(words), unsay: () => line.unsay() });
    this.#pulse = setInterval(() => void this.#beat(), beatEvery);
    writing.forEach((kind) => document.addEventListener(kind, this.#typed, true));
    window.addEventListener("beforeunload", this.#warn);
    window.addEventListener("pagehide", this.#leave);
    window.addEventListener("pageshow", this.#return);
    void this.#showWords();
  }

  get unsent(): number {
    return [...this.editors, ...this.#couriers].reduce((sum, one) => sum + one.unsent, 0);
  }

  /** Says the status again: unsent work, or an editor's words, may have changed. */
  tell(): void {
    this.#words?.compareSoon();
    const standing = this.connection?.standing ?? "connecting";
    const aside = standing === "connected" && [...this.editors].some((editor) => editor.isAside && editor.unsent > 0);
    this.#status.show(aside ? keptAside : saveStatus(standing, this.unsent, this.keeper.standing));
  }

  use(): void {
    this.#users++;
  }

  /** Ends the connection when nobody uses the page any more and everything is stored; not before. */
  async leaveTo(ended: () => void): Promise<void> {
    this.#users--;
    await Promise.all([...this.editors].filter((editor) => editor.version >= 0).map((editor) => editor.settle()));
    if (this.#users === 0) {
      ended();
      clearInterval(this.#pulse);
      this.#unwatchLine();
      writing.forEach((kind) => document.removeEventListener(kind, this.#typed, true));
      window.removeEventListener("beforeunload", this.#warn);
      window.removeEventListener("pagehide", this.#leave);
      window.removeEventListener("pageshow", this.#return);
      this.#couriers.forEach((courier) => courier.stop());
      this.keeper.leave();
      this.#tab.dispose();
      this.#status.dispose();
      this.decisions.dispose();
      this.#shelter.dispose();
      await Promise.all([this.connection.dispose(), this.#road?.dispose()]);
    }
  }

  /** The editor is gone from the page; what was typed in it is still sent. */
  async retire(editor: Editor): Promise<void> {
    await this.#shelter.left(editor);
    editor.retire();
    if (editor.version >= 0) {
      await editor.settle();
    }

    editor.dispose();
    this.editors.delete(editor);
    this.tell();
  }

  /** Asks before the page is left, if the browser has not kept what is unsent. */
  #warn = (event: BeforeUnloadEvent): void => {
    if (this.unsent > 0 && this.keeper.standing !== "kept") {
      void this.keeper.write();
      event.preventDefault();
    }
  };

  #typed = (): void => void (this.#typedAt = performance.now());

  #leave = (): void => this.keeper.leave();

  /** The page comes back from the browser's cache: what was kept may be another tab's by now. */
  #return = (event: PageTransitionEvent): void => {
    if (event.persisted) {
      void this.keeper.tick();
    }
  };

  async #beat(): Promise<void> {
    await this.keeper.tick();
    if (this.connection.isConnected) {
      await this.#takeOver();
    }
  }

  /** Sends what this member's other pages have left unsent, in whichever passages. */
  async #takeOver(): Promise<void> {
    for (const kept of await this.keeper.takeOver()) {
      void this.#carry(kept);
    }
  }

  async #carry(kept: KeptWork): Promise<void> {
    this.#road ??= new WordingConnection(this.#address, () => undefined);
    const courier = new Courier(kept, this.#road, this.keeper, {
      unsentChanged: () => this.tell(),
      refused: (kept) => this.handBack(kept),
    });
    this.#couriers.add(courier);
    this.tell();
    await courier.sent();
    this.#couriers.delete(courier);
    this.tell();
    if (this.#couriers.size === 0) {
      const road = this.#road;
      this.#road = null;
      await road?.dispose();
    }
  }

  /** Shows words that are still being written into a passage that takes nothing more. */
  keep(kept: KeptWords): void {
    this.#words.grow(kept);
  }

  /** Shows words that came back, until they are put back or discarded. */
  handBack(kept: KeptWords): void {
    this.#words.show(kept);
  }

  async #showWords(): Promise<void> {
    (await this.keeper.words()).forEach((kept) => this.handBack(kept));
  }

  #present(passage: string): { wording: Delta; putIn: ((change: Delta) => void) | null } | null {
    const editor = [...this.editors].find((e) => e.passage === passage && e.wording !== null);
    return editor?.wording ? { wording: editor.wording, putIn: editor.isEditable ? (change) => editor.putIn(change) : null } : null;
  }

  /** Ends when nothing is unsent and nobody is in the middle of typing. */
  async ready(): Promise<void> {
    for (;;) {
      if (this.unsent === 0 && performance.now() - this.#typedAt > quietFor) {
        return;
      }

      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
