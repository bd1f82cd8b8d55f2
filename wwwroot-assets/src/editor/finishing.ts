/**
 * Lets a member finish who is in the middle of writing, when the passage takes nothing more or the editor's place is taken out of the page.
 */
import type Quill from "quill/core";
import { isNeutral } from "../browser/neutral";
import { Writing } from "./writing";

interface AroundFinishing {
  isComposing(): boolean;
  /** The member has paused: what they wrote so far is complete. */
  paused(): void;
  /** The member rests, or has gone elsewhere. */
  ended(): void;
}

export class Finishing {
  #quill: Quill;
  #box: HTMLElement;
  #around: AroundFinishing;
  #page = location.pathname;
  #writing: Writing;
  /** Ends the stay in another place of the page; null where the editor is in its own. */
  #leaveShelter: (() => void) | null = null;

  constructor(quill: Quill, box: HTMLElement, around: AroundFinishing) {
    this.#quill = quill;
    this.#box = box;
    this.#around = around;
    this.#writing = new Writing(() => this.#paused(), () => this.#ended(), () => around.isComposing());
    quill.root.addEventListener("focus", () => this.#writing.came());
    quill.root.addEventListener("blur", () => {
      // A composition that ends with the focus is taken in first. The focus may only have gone to the tools, or have come back: an editor
      // whose place was taken out of the page has found another by then.
      setTimeout(() => {
        if (!box.contains(document.activeElement)) {
          this.#writing.left();
        }
      });
    });
  }

  /** True while the member is in the middle of writing. */
  get isWriting(): boolean {
    return this.#quill.isEnabled() && this.#writing.isInTheMiddle;
  }

  /** True where the editor's place was taken out of the page, not by the member, who was in the middle of writing. */
  get isTornOut(): boolean {
    return !this.#box.isConnected && this.isWriting && location.pathname === this.#page && isNeutral(document.activeElement);
  }

  typed(): void {
    this.#writing.typed();
  }

  /** The member writes on in a passage that takes nothing more. */
  begin(): void {
    if (!this.#writing.isUnderWay) {
      this.#writing.begin();
    }
  }

  /** The editor is locked, or takes changes again. Nothing is left to finish, unless it goes on in another place. */
  stop(): void {
    if (this.#leaveShelter === null) {
      this.#writing.stop();
    }
  }

  /** The editor goes: what was under way has ended. */
  left(): void {
    this.#writing.left();
  }

  /** Goes on in another place of the page, with the caret where it was. Ends when the member has paused or gone elsewhere. */
  goOnIn(place: HTMLElement): Promise<void> {
    const { index, length } = this.#quill.selection.savedRange;
    this.#quill.update("user");
    place.append(this.#box);
    this.#quill.focus({ preventScroll: true });
    this.#quill.setSelection(Math.min(index, this.#quill.getLength() - 1), length, "silent");
    this.#writing.begin();
    return new Promise((resolve) => (this.#leaveShelter = resolve));
  }

  #paused(): void {
    if (this.#leaveShelter === null) {
      this.#quill.update("user");
      this.#around.paused();
    } else {
      this.#writing.stop();
      this.#ended();
    }
  }

  #ended(): void {
    this.#quill.update("user");
    this.#around.ended();
    this.#leaveShelter?.();
    this.#leaveShelter = null;
  }
}
