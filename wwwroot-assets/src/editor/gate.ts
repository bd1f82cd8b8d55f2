/**
 * The gate between the page and the words. Quill takes whatever happens to its elements for typing; the gate passes only what a member
 * began.
 *
 * It passes what the browser does to the page between a `beforeinput` that nobody prevented and its `input` (keys, compositions,
 * corrections, dictation), and what the browser did right before an `input` without one (an editing command that a tool gave). Our own
 * commands need no gate, because Quill takes those in itself. Everything else, of translators, writing aids and other scripts, is taken
 * back in the page and told to nobody.
 */
import Scroll from "quill/blots/scroll";
import { showNumber } from "./numbers";
import { takeBack } from "./undone";

/**
 * A script that alters the page more often than `patience` within this time (ms) does not give up. From then on its changes are taken back
 * only every `seldom` ms, and before each edit.
 */
const patience = 50;
const within = 1000;
const seldom = 500;

/** So many times foreign changes are taken back at once within one `beforeinput`, so that the browser edits what is ours. */
const atOnce = 3;

/** Heard before other scripts hear of an edit, because what they then do to the page is no part of it. */
const gates = new WeakMap<EventTarget, GatedScroll>();
window.addEventListener("input", (event) => event.target && gates.get(event.target)?.end(event as InputEvent), true);

/** Everything is observed with its old value, so that it can be taken back. */
const observed: MutationObserverInit = {
  attributes: true,
  attributeOldValue: true,
  characterData: true,
  characterDataOldValue: true,
  childList: true,
  subtree: true,
};

/** The editor's part in taking changes back. */
interface Gatekeeper {
  /** Calls `back`, and sees to it that the caret stays on its words. */
  takingBack(touched: readonly MutationRecord[], back: () => void): void;
  /** Calls `take`, which takes in an edit whose elements a wording does not know. They are made anew, and the caret stays at its letter. */
  taking(take: () => void): void;
  /** An edit came together with something foreign, and both were taken back: puts the words of the edit in again. */
  putIn(words: string): void;
}

export class GatedScroll extends Scroll {
  keeper: Gatekeeper | null = null;
  /** Records of the observer that are not judged yet: an `input` in the same task may still say that they are an edit. */
  #waiting: MutationRecord[] = [];
  /** Records of what Quill did to the page outside of its commands. */
  #own: MutationRecord[] = [];
  /** The browser's last `beforeinput`, while its edit may still come. */
  #begun: InputEvent | null = null;
  #atOnce = 0;
  #isSpoilt = false;
  #passing = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #takenBack: number[] = [];

  constructor(...made: ConstructorParameters<typeof Scroll>) {
    super(...made);
    this.observer.observe(this.domNode, observed);
    const root = this.domNode as HTMLElement;
    root.addEventListener("beforeinput", (event) => this.#begin(event), true);
    // Keys and clicks find the page as it should be.
    for (const act of ["keydown", "pointerdown"]) {
      root.addEventListener(act, () => this.update(), true);
    }

    gates.set(root, this);
  }

  /** True while something foreign stands in the page: then its selection says nothing. */
  get isDisturbed(): boolean {
    return this.#waiting.length > 0 && !this.#isEditing;
  }

  /** Quill calls this when the page may have changed: the observer with records, commands without any before they begin. */
  override update(told?: MutationRecord[] | string): void {
    if (this.#passing) {
      super.update(told as MutationRecord[]);
    } else if (Array.isArray(told)) {
      this.#waiting.push(...told);
      if (this.#begun === null || this.#begun.eventPhase === Event.NONE) {
        this.#judgeSoon();
      } else if (this.#atOnce++ < atOnce) {
        this.#judge();
      } else {
        // A script puts it there again at once: the browser will edit what is not ours.
        this.#isSpoilt = true;
      }
    } else if (this.batch === false) {
      this.#judge();
    }
  }

  /** A composition or a command ends: what was gathered during it has passed already. */
  override batchEnd(): void {
    this.#pass(() => super.batchEnd());
  }

  /** Says that what was done to the page just now was Quill's own doing. */
  own(): void {
    if (!this.#passing) {
      this.#own.push(...this.observer.takeRecords());
      queueMicrotask(() => this.update());
    }
  }

  /** True while the browser edits: its `beforeinput` has gone by and was not prevented. */
  get #isEditing(): boolean {
    return this.#begun !== null && this.#begun.eventPhase === Event.NONE && !this.#begun.defaultPrevented;
  }

  #begin(event: InputEvent): void {
    this.#judge();
    if (event.isTrusted) {
      this.#begun = event;
      this.#atOnce = 0;
      this.#isSpoilt = false;
      this.#judgeSoon(0);
    }
  }

  /** The browser has edited. */
  end(event: InputEvent): void {
    if (!event.isTrusted) {
      return;
    }

    const begun = this.#isEditing;
    this.#begun = null;
    const records = this.#records();
    const words = event.inputType === "insertText" || event.inputType === "insertReplacementText" ? event.data : null;
    const isPlain = records.every((record) => this.#isPlain(record));
    if (begun ? !this.#isSpoilt : words === null || isPlain) {
      const take = (): void => this.#take(records);
      if (begun || isPlain || this.keeper === null) {
        take();
      } else {
        this.keeper.taking(take);
      }
    } else {
      this.#takeBack(records);
      if (words !== null) {
        this.keeper?.putIn(words);
      }
    }
  }

  #judge(): void {
    const records = this.#records();
    if (records.length > 0 && (!this.#isEditing || this.#isSpoilt)) {
      this.#takeBack(records);
      records.length = 0;
    }

    this.#take(records);
  }

  #judgeSoon(after?: number): void {
    if (after !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }

    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#judge();
      this.#begun = null;
    }, after ?? (this.#isFought() ? seldom : 0));
  }

  #isFought(): boolean {
    const now = performance.now();
    this.#takenBack = this.#takenBack.filter((at) => now - at < within);
    return this.#takenBack.length > patience;
  }

  #records(): MutationRecord[] {
    return [...this.#waiting.splice(0), ...this.observer.takeRecords()];
  }

  #take(records: readonly MutationRecord[]): void {
    this.#pass(() => super.update([...this.#own.splice(0), ...records]));
  }

  #pass(what: () => void): void {
    const passing = this.#passing;
    this.#passing = true;
    try {
      what();
    } finally {
      this.#passing = passing;
    }
  }

  #takeBack(records: readonly MutationRecord[]): void {
    const foreign = records.filter((record) => !this.#isIdle(record));
    if (foreign.length > 0) {
      this.#takenBack.push(performance.now());
      const back = (): void => {
        takeBack(foreign);
        this.observer.takeRecords();
      };
      if (this.keeper === null) {
        back();
      } else {
        this.keeper.takingBack(foreign, back);
      }
    }

    for (const place of new Set(records.map(({ target }) => referenceAround(target)))) {
      if (place !== null && this.domNode.contains(place)) {
        showNumber(place);
        this.observer.takeRecords();
      }
    }
  }

  /** True for what concerns no word: the editor's own attributes, and the number that a cross-reference shows. */
  #isIdle({ type, target, attributeName }: MutationRecord): boolean {
    const place = referenceAround(target);
    if (target === this.domNode || target === place) {
      return type === "attributes" && (target !== place || attributeName === "class");
    }

    const isGuard = target instanceof Text && target.parentNode === place;
    return place !== null && !isGuard;
  }

  /** True for what may be the browser's own edit: it alters no element, and brings none in that a wording does not know. */
  #isPlain({ type, addedNodes }: MutationRecord): boolean {
    return type !== "attributes" && [...addedNodes].every((node) => !(node instanceof Element) || this.query(node) !== null);
  }
}

function referenceAround(node: Node): HTMLElement | null {
  return (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(".xref") ?? null;
}
