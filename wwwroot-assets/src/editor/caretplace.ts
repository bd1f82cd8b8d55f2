/** Keeps the caret on its words while something foreign is taken back around it. */
import type Quill from "quill/core";
import type { GatedScroll } from "./gate";

/** A place in the text as a reader sees it: the line, and the number of characters before it there. */
interface TextPlace {
  line: number;
  at: number;
}

type NativePlace = Quill["selection"]["lastNative"];

/** The selection after the last key or click in each editor, and Quill's idea of it at that moment. */
const noted = new WeakMap<Quill, { place: NativePlace; known: NativePlace }>();

/**
 * Notes where keys and pointer put the selection. Quill reads it only a moment later, and taking something foreign back in between would
 * bring back the place before.
 */
export function watchCaret(quill: Quill): void {
  const note = (): void => {
    const place = (quill.scroll as GatedScroll).isDisturbed ? null : quill.selection.getNativeRange();
    if (place !== null) {
      noted.set(quill, { place, known: quill.selection.lastNative });
    }
  };
  for (const moved of ["keyup", "pointerup"]) {
    quill.root.addEventListener(moved, note, { capture: true });
  }
}

/** The last selection: Quill's, unless it has not read the newest yet. */
function lastPlace(quill: Quill): NativePlace {
  const known = quill.selection.lastNative;
  const last = noted.get(quill);
  return last?.known === known ? last.place : known;
}

/** Calls `back`, which takes back what `touched` tells. Afterwards the selection is where it was before that came. */
export function keepCaret(quill: Quill, touched: readonly MutationRecord[], back: () => void): void {
  const selection = document.getSelection();
  const { root } = quill;
  const ends = selection === null ? [] : [selection.anchorNode, selection.focusNode];
  const wasTouched = ends.some((end) => end !== null && touched.some((record) => touches(record, end)));
  if (selection === null || !wasTouched || !quill.hasFocus()) {
    back();
    return;
  }

  const last = lastPlace(quill);
  const putBack = noteLetters(root, selection);
  back();
  if (last !== null && root.contains(last.start.node) && root.contains(last.end.node)) {
    quill.selection.setNativeRange(last.start.node, last.start.offset, last.end.node, last.end.offset);
  } else {
    // The caret was put into something foreign: it goes to the same letter of what stands there now.
    putBack();
  }

  quill.selection.update("silent");
}

/** Calls `take`, which makes elements anew. Afterwards the selection is at the same letters. */
export function keepLetters(quill: Quill, take: () => void): void {
  const selection = document.getSelection();
  if (selection === null || !quill.hasFocus()) {
    take();
    return;
  }

  const putBack = noteLetters(quill.root, selection);
  take();
  putBack();
  quill.selection.update("silent");
}

/** Notes the letters at which a selection is. @returns what puts it there again, whatever elements they are in by then. */
function noteLetters(root: HTMLElement, selection: Selection): () => void {
  const anchor = textPlace(root, selection.anchorNode, selection.anchorOffset);
  const focus = textPlace(root, selection.focusNode, selection.focusOffset);
  return () => {
    const [start, end] = [nodePlace(root, anchor), nodePlace(root, focus)];
    selection.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  };
}

function touches({ target, addedNodes }: MutationRecord, node: Node): boolean {
  return node === target || [...addedNodes].some((added) => added.contains(node));
}

function linesOf(root: HTMLElement): Element[] {
  return [...root.querySelectorAll("p, li")];
}

function textPlace(root: HTMLElement, node: Node | null, offset: number): TextPlace {
  const line = (node instanceof Element ? node : node?.parentElement)?.closest("p, li");
  if (node === null || !line || !root.contains(line)) {
    return { line: 0, at: 0 };
  }

  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, offset);
  return { line: linesOf(root).indexOf(line), at: before.toString().length };
}

function nodePlace(root: HTMLElement, { line, at }: TextPlace): { node: Node; offset: number } {
  const lines = linesOf(root);
  const place = lines[Math.min(line, lines.length - 1)] ?? root;
  const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  let left = at;
  let last: { node: Node; offset: number } = { node: place, offset: 0 };
  for (let text = walk.nextNode() as Text | null; text !== null; text = walk.nextNode() as Text | null) {
    last = { node: text, offset: Math.min(left, text.data.length) };
    if (left <= text.data.length) {
      break;
    }

    left -= text.data.length;
  }

  return last;
}
