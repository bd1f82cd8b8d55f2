import type Quill from "quill/core";
import { formatsOf, type Kind } from "../passage/kinds";

/** Handles inputs that Quill would leave to the browser. `insert` puts in words that a tool says it would have typed. */
export function watchInputs(quill: Quill, kind: Kind, insert: (words: string) => void): void {
  quill.root.addEventListener("beforeinput", (input) => {
    const breaksLine = input.inputType === "insertParagraph" || input.inputType === "insertLineBreak";
    const formats = input.inputType.startsWith("format");
    if (input.defaultPrevented) {
      // Quill has done it by itself, and left it to the browser to bring the caret into view.
      quill.scrollSelectionIntoView();
    } else if ((kind === "heading" && breaksLine) || (formats && !formatsOf(kind).includes("bold"))) {
      input.preventDefault();
    } else if (!input.isTrusted && input.data !== null && insertsText(input)) {
      // A tool says by an event what it would have typed, and leaves the typing to us.
      input.preventDefault();
      insert(input.data);
    }
  });
}

function insertsText({ inputType }: InputEvent): boolean {
  return inputType === "insertText" || inputType === "insertReplacementText";
}
