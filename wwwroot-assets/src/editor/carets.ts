/**
 * Draws the carets and selections of the others in a light layer over the text. Offsets are those of the editor; nothing here can be
 * focused or read aloud.
 */
import type Delta from "quill-delta";
import type Quill from "quill/core";
import { idleAfter } from "../browser/idle";
import { caretAfter } from "../passage/change";
import { ColourBook, type Colour } from "../passage/colours";
import type { Pointed } from "../session/protocol";
import { boxesOfWords, placeOfName, sidesAround } from "./labels";

/** A name is shown this long (ms) after its caret moved. */
const nameFor = 2500;

interface Caret {
  name: string;
  colour: Colour;
  index: number;
  length: number;
  movedAt: number;
}

/** The look of a caret that moved so long ago (ms): with its name, without it, or faint once its member would be idle. */
export function lookOf(since: number): "named" | "here" | "resting" {
  return since < nameFor ? "named" : since < idleAfter ? "here" : "resting";
}

/** Kinds of line, for carets whose colours were all given out before. */
const lines = ["solid", "dashed", "dotted", "double"];

/** One book for the page, so that somebody has one colour in all its editors. */
const book = new ColourBook();

export class Carets {
  readonly layer: HTMLElement;
  #carets = new Map<string, Caret>();
  #names = new Map<string, string>();
  #quill: Quill;
  #due = false;
  #observer: ResizeObserver;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(quill: Quill) {
    this.#quill = quill;
    this.layer = document.createElement("div");
    this.layer.className = "editor-carets";
    this.layer.setAttribute("aria-hidden", "true");
    quill.container.append(this.layer);
    this.#observer = new ResizeObserver(() => this.#drawSoon());
    this.#observer.observe(quill.root);
  }

  /** The name of the client's member, once the client has shown itself. */
  nameOf(client: string): string | null {
    return this.#names.get(client) ?? null;
  }

  pointed(pointed: Pointed): void {
    this.#names.set(pointed.client, pointed.name);
    if (pointed.index < 0) {
      this.#carets.delete(pointed.client);
    } else {
      const { client, name, member, index, length } = pointed;
      this.#carets.set(client, { name, colour: book.of(member), index, length, movedAt: performance.now() });
    }

    this.#drawSoon();
  }

  /** A change was made in the editor, by `client` or (null) here. Carets stay at their words, and the author's goes to the change's end. */
  changed(delta: Delta, client: string | null): void {
    for (const [whose, caret] of this.#carets) {
      const end = whose === client ? caretAfter(delta) : null;
      if (end !== null) {
        caret.index = end;
        caret.length = 0;
        caret.movedAt = performance.now();
      } else {
        const index = delta.transformPosition(caret.index, true);
        caret.length = Math.max(0, delta.transformPosition(caret.index + caret.length, true) - index);
        caret.index = index;
      }
    }

    this.#drawSoon();
  }

  clear(): void {
    this.#carets.clear();
    this.#drawSoon();
  }

  dispose(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.layer.remove();
  }

  #drawSoon(): void {
    if (!this.#due) {
      this.#due = true;
      requestAnimationFrame(() => {
        this.#due = false;
        this.#draw();
      });
    }
  }

  #draw(): void {
    if (!this.layer.isConnected) {
      return;
    }

    const origin = this.#quill.container.getBoundingClientRect();
    const last = this.#quill.getLength() - 1;
    const marks: HTMLElement[] = [];
    const named: { name: HTMLElement; at: { left: number; top: number; height: number } }[] = [];
    const now = performance.now();
    let next = Infinity;
    for (const caret of this.#carets.values()) {
      const look = lookOf(now - caret.movedAt);
      if (look !== "resting") {
        next = Math.min(next, caret.movedAt + (look === "named" ? nameFor : idleAfter) - now);
      }

      const index = Math.min(caret.index, last);
      const length = Math.min(caret.length, last - index);
      if (length > 0) {
        for (const box of this.#boxes(index, length)) {
          const mark = this.#mark("editor-selection", caret.colour);
          mark.classList.toggle("editor-selection-resting", look === "resting");
          place(mark, box.left - origin.left, box.top - origin.top, box.width, box.height);
          marks.push(mark);
        }
      }

      const at = this.#quill.getBounds(index + length);
      if (at !== null) {
        const mark = this.#mark("editor-caret", caret.colour);
        place(mark, at.left, at.top, null, at.height);
        const name = document.createElement("span");
        name.textContent = caret.name;
        mark.append(name);
        mark.classList.toggle("editor-caret-named", look === "named");
        mark.classList.toggle("editor-caret-resting", look === "resting");
        marks.push(mark);
        if (look === "named") {
          named.push({ name, at });
        }
      }
    }

    this.layer.replaceChildren(...marks);
    if (named.length > 0) {
      this.#placeNames(named, origin);
    }

    clearTimeout(this.#timer);
    if (next < Infinity) {
      this.#timer = setTimeout(() => this.#drawSoon(), next + 1);
    }
  }

  /** Places names that are on the page already, because only then is their width known. */
  #placeNames(named: { name: HTMLElement; at: { left: number; top: number; height: number } }[], origin: DOMRect): void {
    const taken = boxesOfWords(this.#quill.root).map((box) => ({
      left: box.left - origin.left,
      top: box.top - origin.top,
      right: box.right - origin.left,
      bottom: box.bottom - origin.top,
    }));
    const sides = sidesAround(this.#quill.root);
    for (const { name, at } of named) {
      const size = { width: name.offsetWidth, height: name.offsetHeight };
      const caret = { left: at.left, top: at.top, right: at.left + 2, bottom: at.top + at.height };
      const { left, top } = placeOfName(caret, size, taken, { left: sides.left - origin.left, right: sides.right - origin.left });
      name.style.left = `${Math.round(left - at.left)}px`;
      name.style.top = `${Math.round(top - at.top)}px`;
      taken.push({ left, top, right: left + size.width, bottom: top + size.height });
    }
  }

  #mark(kind: string, { which, turn }: Colour): HTMLElement {
    const mark = document.createElement("div");
    mark.className = kind;
    mark.style.setProperty("--who", `var(--who-${which})`);
    mark.style.setProperty("--who-line", lines[Math.min(turn, lines.length - 1)] ?? "solid");
    return mark;
  }

  #boxes(index: number, length: number): DOMRect[] {
    const [startLeaf, startAt] = this.#quill.getLeaf(index);
    const [endLeaf, endAt] = this.#quill.getLeaf(index + length);
    if (!startLeaf || !endLeaf) {
      return [];
    }

    try {
      const range = document.createRange();
      range.setStart(startLeaf.domNode, Math.min(startAt, size(startLeaf.domNode)));
      range.setEnd(endLeaf.domNode, Math.min(endAt, size(endLeaf.domNode)));
      return byLine([...range.getClientRects()].filter((box) => box.width > 0));
    } catch {
      return [];
    }
  }
}

/** Joins boxes to one a line: where boxes overlap, they would be painted twice as dark. */
function byLine(boxes: DOMRect[]): DOMRect[] {
  const lines: DOMRect[] = [];
  for (const box of boxes) {
    const last = lines.at(-1);
    if (last && box.top < last.bottom - 4 && box.bottom > last.top + 4) {
      const left = Math.min(last.left, box.left);
      const top = Math.min(last.top, box.top);
      lines[lines.length - 1] = new DOMRect(left, top, Math.max(last.right, box.right) - left, Math.max(last.bottom, box.bottom) - top);
    } else {
      lines.push(box);
    }
  }

  return lines;
}

function size(node: Node): number {
  return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "").length : node.childNodes.length;
}

function place(mark: HTMLElement, left: number, top: number, width: number | null, height: number): void {
  mark.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  mark.style.height = `${Math.round(height)}px`;
  if (width !== null) {
    mark.style.width = `${Math.round(width)}px`;
  }
}
