/** Compares what an editor shows with the stored wording, and has it shown afresh where they differ. */
import type Delta from "quill-delta";
import type Quill from "quill/core";
import { numberOf } from "./numbers";

/** After this long (ms) without changes the editor is compared with the wording. */
const compareAfter = 1000;

interface AroundShown {
  /** The stored wording and its version; null while the editor may show something else. */
  stored(): { wording: Delta; version: number } | null;
  /** Shows the wording afresh. */
  show(wording: Delta): void;
}

export class ShownWatch {
  #quill: Quill;
  #label: string;
  #around: AroundShown;
  #shownAfresh = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(quill: Quill, label: string, around: AroundShown) {
    this.#quill = quill;
    this.#label = label;
    this.#around = around;
  }

  /** The editor or its wording has changed: compares them once they rest. */
  soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#compare(), compareAfter);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #compare(): void {
    const stored = this.#around.stored();
    // It is tried once a version, or what Quill cannot show as it is stored would be tried for ever.
    if (stored === null || stored.version === this.#shownAfresh) {
      return;
    }

    if (stored.wording.diff(this.#quill.getContents()).ops.length > 0 || !isShown(this.#quill)) {
      console.warn(`${this.#label}: the editor differed from the stored wording and shows that again.`);
      this.#shownAfresh = stored.version;
      this.#around.show(stored.wording);
    }
  }
}

/** False where the page shows other words than Quill holds, for whatever reason. */
function isShown(quill: Quill): boolean {
  const held = quill.getContents().ops.map(({ insert }) =>
    typeof insert === "string" ? insert.replaceAll("\n", "") : (numberOf(String(insert?.["clause"] ?? "")) ?? "deleted clause"),
  );
  return quill.root.textContent?.replaceAll("\uFEFF", "") === held.join("").replaceAll("\uFEFF", "");
}
