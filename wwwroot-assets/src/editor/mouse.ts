/** Corrects selections made with the mouse, where the next typing would go wrong. */
import type Quill from "quill/core";
import { isBackward, turnBackward } from "./direction";

/** Looks after each press in the editor, once the button is let go, wherever that is. */
export function watchMouse(quill: Quill): void {
  quill.root.addEventListener("mousedown", (press) => {
    document.addEventListener("mouseup", () => setRight(quill, press.detail >= 3), { once: true });
  });
}

function setRight(quill: Quill, wholeParagraphs: boolean): void {
  const range = quill.getSelection();
  if (range === null) {
    return;
  }

  // Browsers select a paragraph up to the start of the next one: typing over that would join the two.
  const tooLong = wholeParagraphs && range.length > 0 && quill.getLine(range.index + range.length)[1] === 0;
  if (tooLong || isInReference()) {
    const backward = isBackward();
    quill.setSelection(range.index, tooLong ? range.length - 1 : range.length, "silent");
    if (backward) {
      turnBackward();
    }
  }
}

/** True inside the number of a cross-reference, where nothing can be typed: the keys would go nowhere. */
function isInReference(): boolean {
  const selection = document.getSelection();
  const ends = [selection?.anchorNode, selection?.focusNode];
  return ends.some((end) => (end instanceof Element ? end : end?.parentElement)?.closest(".xref > span"));
}
