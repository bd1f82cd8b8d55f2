/** Notes where the caret is before the page loads itself again, and puts it back afterwards. */
import { isNeutral } from "../browser/neutral";
import type { Editor } from "../editor/editor";

interface CaretNote {
  passage: string;
  index: number;
  length: number;
  /** The time of the note, in milliseconds since 1970. */
  at: number;
}

const place = "bmecode.caret";

/** An older note (ms) is forgotten. */
const noteFor = 60_000;

/** Notes the caret of the editor that has the focus. */
export function noteCaret(editors: Iterable<Editor>): void {
  const focused = [...editors].find((editor) => editor.caret.hasFocus);
  const selection = focused?.caret.selection;
  if (focused && selection) {
    const note: CaretNote = { passage: focused.passage, index: selection.index, length: selection.length, at: Date.now() };
    try {
      sessionStorage.setItem(place, JSON.stringify(note));
    } catch {
      // No storage: the caret has to be put back by hand.
    }
  }
}

/** Puts the caret back where it was in an editor before the page loaded itself again. */
export function restoreCaret(editor: Editor): void {
  try {
    const note = JSON.parse(sessionStorage.getItem(place) ?? "null") as CaretNote | null;
    if (note?.passage === editor.passage) {
      sessionStorage.removeItem(place);
      if (Date.now() - note.at < noteFor && isNeutral(document.activeElement)) {
        editor.caret.focusAt(note.index, note.length);
      }
    }
  } catch {
    // No storage, or not ours: nothing to restore.
  }
}
