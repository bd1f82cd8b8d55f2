import { isComposing } from "../browser/composing";

const modifiers = new Set(["Shift", "Control", "Alt", "Meta"]);

/**
 * Keeps the caret at the end of a line on screen, where the End key put it, while others' words come in. In the text that place is the
 * start of the next line as well, where a browser shows a selection that is set by script: the next Home or End would go on from a line
 * further down.
 */
export class LineEnd {
  #holds = false;

  constructor(box: HTMLElement) {
    box.addEventListener(
      "keydown",
      (press) => {
        if (!modifiers.has(press.key) && !isComposing(press)) {
          this.#holds = press.key === "End" && !press.shiftKey && !press.ctrlKey && !press.altKey && !press.metaKey;
        }
      },
      true,
    );
    box.addEventListener("pointerdown", () => (this.#holds = false), true);
  }

  /**
   * Brings the caret back to the end of its line after it was set by script. `index` reads the caret's place in the text, `set` puts it
   * there.
   */
  restore(index: () => number | undefined, set: (index: number) => void): void {
    const selection = document.getSelection();
    const before = index();
    if (!this.#holds || selection === null || !selection.isCollapsed || before === undefined) {
      return;
    }

    selection.modify("move", "backward", "character");
    selection.modify("move", "forward", "lineboundary");
    if (index() !== before) {
      // The line ends elsewhere now, or it is empty.
      set(before);
    }
  }
}
