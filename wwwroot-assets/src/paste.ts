/** Paste, through the gate of `clean`. */
import Delta from "quill-delta";
import type Quill from "quill/core";
import Clipboard from "quill/modules/clipboard";
import { clean } from "./clean";
import type { Kind } from "./protocol";

/** Quill's clipboard with everything a wording cannot hold left out. */
export class CleanClipboard extends Clipboard {
  constructor(quill: Quill, options: Partial<{ matchers: [] }>) {
    super(quill, options);
    for (const hidden of ["script", "style", "template", "title", "noscript"]) {
      this.addMatcher(hidden, () => new Delta());
    }
  }

  override convert(pasted: { html?: string; text?: string }, formats: Record<string, unknown> = {}): Delta {
    return clean(super.convert(pasted, formats), (this.quill.root.dataset["kind"] ?? "clause") as Kind);
  }
}
