/**
 * Answers what is let go over a page where nothing takes it: a file does not open in place of the page, and words over words that are only
 * to be read are refused in words.
 */
import { say } from "../browser/saying";

/** Listens on a page. Editors, and fields that take words or files, see to what is theirs. */
export function watchDrops(page: Document): void {
  page.addEventListener("dragover", (drag) => {
    if (refusalOf(drag) !== null && drag.dataTransfer !== null) {
      drag.preventDefault();
      drag.dataTransfer.dropEffect = "copy";
    }
  });
  page.addEventListener("drop", (drag) => {
    const refusal = refusalOf(drag);
    if (refusal !== null) {
      drag.preventDefault();
      say(refusal);
    }
  });
}

function refusalOf(drag: DragEvent): string | null {
  const at = drag.target instanceof Element ? drag.target : (drag.target as Node | null)?.parentElement;
  if (drag.defaultPrevented || !at || at.closest("input, textarea, .ql-editor") !== null) {
    return null;
  }

  if (drag.dataTransfer?.types.includes("Files")) {
    return "Files cannot be put here. Only text can, in a wording or a response.";
  }

  const isToBeRead = at.closest(".wording, .comment-text") !== null;
  return isToBeRead ? "Words cannot be dropped here: these are only to be read. Open them to edit first." : null;
}
