/**
 * Lets an editor touch the page's selection only while it has the focus. Quill sets the selection after each change and takes the focus for
 * it; it also takes for its own a selection that was left in it. Without the focus it has none here, and remembers where its caret goes
 * when the focus comes back.
 */
import type Quill from "quill/core";
import type { GatedScroll } from "./gate";

/** Changes the selection of an editor that was just made. */
export function keepToOwnFocus(quill: Quill): void {
  const { selection, root } = quill;
  const read = selection.getRange.bind(selection);
  selection.getRange = () => {
    if (!selection.hasFocus()) {
      return [null, null];
    }

    const { lastRange, lastNative } = selection;
    return (quill.scroll as GatedScroll).isDisturbed && lastRange !== null && lastNative !== null ? [lastRange, lastNative] : read();
  };
  root.addEventListener("focus", () => {
    // A click brings its own place for the caret.
    if (!selection.mouseDown) {
      const { index, length } = selection.savedRange;
      const now = quill.getSelection();
      if (now === null || now.index !== index || now.length !== length) {
        quill.setSelection(index, length, "silent");
      }
    }
  });
}
