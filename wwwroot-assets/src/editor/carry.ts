/**
 * Lets words be dragged. Within an editor they are moved (with Ctrl copied); from anywhere else they come in as a copy, through the gate of
 * paste. Each is one change and one step of undo, and where nothing can be put down the page says so.
 */
import Delta from "quill-delta";
import type Quill from "quill/core";
import { say } from "../browser/saying";
import { moved, replaced, type Range } from "../clipboard/laying";
import { hand, lay, take } from "./paste";

/** The words being dragged out of an editor of this page. Their place there follows what others write meanwhile. */
let carried: { quill: Quill; range: Range } | null = null;

export class Carry {
  #quill: Quill;
  #mark = document.createElement("span");

  constructor(quill: Quill) {
    this.#quill = quill;
    this.#mark.className = "drop-place";
    this.#mark.setAttribute("aria-hidden", "true");
    const { root } = quill;
    // Quill would let nobody drag.
    (quill.scroll as unknown as { handleDragStart(): void }).handleDragStart = () => undefined;
    root.addEventListener("dragstart", (drag) => this.#begin(drag));
    root.addEventListener("dragover", (drag) => this.#over(drag));
    root.addEventListener("dragleave", (drag) => {
      if (!root.contains(drag.relatedTarget as Node | null)) {
        this.#mark.remove();
      }
    });
    root.addEventListener("drop", (drag) => this.#drop(drag));
    root.addEventListener("dragend", () => (carried = null));
    root.addEventListener("beforeinput", (input) => {
      // A change of ours has put the words down; the browser would do it once more.
      if (input.inputType === "insertFromDrop" || input.inputType === "deleteByDrag") {
        input.preventDefault();
      }
    });
    quill.on("text-change", (change: Delta) => {
      if (carried?.quill === quill) {
        const { index, length } = carried.range;
        const start = change.transformPosition(index);
        carried.range = { index: start, length: Math.max(0, change.transformPosition(index + length, true) - start) };
      }
    });
  }

  #begin(drag: DragEvent): void {
    const range = this.#quill.selection.getRange()[0];
    if (drag.dataTransfer === null || range === null || range.length === 0) {
      return;
    }

    hand(drag.dataTransfer, this.#quill, range);
    drag.dataTransfer.effectAllowed = "copyMove";
    carried = { quill: this.#quill, range };
  }

  #over(drag: DragEvent): void {
    if (drag.dataTransfer === null) {
      return;
    }

    drag.preventDefault();
    drag.dataTransfer.dropEffect = this.#moves(drag) ? "move" : "copy";
    const index = this.#refusal(drag.dataTransfer) === null ? this.#indexAt(drag) : null;
    if (index === null) {
      this.#mark.remove();
    } else {
      this.#show(index);
    }
  }

  #drop(drag: DragEvent): void {
    drag.preventDefault();
    drag.stopPropagation();
    const data = drag.dataTransfer;
    const refusal = data === null ? null : this.#refusal(data);
    const index = this.#indexAt(drag);
    const moves = this.#moves(drag);
    const range = carried?.quill === this.#quill ? carried.range : null;
    this.#mark.remove();
    carried = null;
    if (refusal !== null) {
      say(refusal);
    } else if (data === null || index === null) {
      say("Nothing was put in: drop the words among the text.");
    } else if (range === null) {
      this.#quill.focus({ preventScroll: true });
      take(this.#quill, data, { index, length: 0 });
    } else if (range.length === 0) {
      say("Nothing was moved: somebody else deleted those words meanwhile.");
    } else {
      this.#put(range, index, moves);
    }
  }

  #put(range: Range, index: number, moves: boolean): void {
    const wording = this.#quill.getContents();
    const words = wording.slice(range.index, range.index + range.length);
    const laid = moves ? moved(wording, range, index) : replaced(wording, { index, length: 0 }, words);
    if (laid !== null) {
      this.#quill.focus({ preventScroll: true });
      lay(this.#quill, laid);
    }
  }

  /** Says why nothing of it can be put down here; null where it can. */
  #refusal(data: DataTransfer): string | null {
    if (!this.#quill.isEnabled()) {
      return "Words cannot be dropped here: this wording cannot be edited now.";
    }

    const isText = ["text/plain", "text/html", "text/uri-list"].some((type) => data.types.includes(type));
    return isText ? null : "Only text can be put here, no pictures or files.";
  }

  #moves(drag: DragEvent): boolean {
    return carried?.quill === this.#quill && !drag.ctrlKey && !drag.altKey;
  }

  /** The place in the words under the pointer; null where there is none. */
  #indexAt({ clientX, clientY }: DragEvent): number | null {
    const native = rangeAt(clientX, clientY);
    const place = native && this.#quill.root.contains(native.startContainer) ? this.#quill.selection.normalizeNative(native) : null;
    return place ? Math.min(this.#quill.selection.normalizedToRange(place).index, this.#quill.getLength() - 1) : null;
  }

  #show(index: number): void {
    const bounds = this.#quill.getBounds(index);
    if (bounds !== null) {
      this.#mark.style.transform = `translate(${bounds.left}px, ${bounds.top}px)`;
      this.#mark.style.height = `${bounds.height}px`;
      this.#quill.container.append(this.#mark);
    }
  }
}

function rangeAt(x: number, y: number): globalThis.Range | null {
  const position = "caretPositionFromPoint" in document ? document.caretPositionFromPoint(x, y) : null;
  if (position === null) {
    return document.caretRangeFromPoint?.(x, y) ?? null;
  }

  const range = document.createRange();
  range.setStart(position.offsetNode, position.offset);
  return range;
}
