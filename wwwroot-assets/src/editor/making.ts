import Quill from "quill/core";
import { formatsOf, type Kind } from "../passage/kinds";
import { watchCaret } from "./caretplace";
import { registerFormats } from "./formats";
import { bindingsOf } from "./keys";
import { watchMouse } from "./mouse";
import { keepToOwnFocus } from "./ownfocus";

let made = 0;

/**
 * Makes a Quill in `text` for a passage of this kind: with its formats and keys, named for readers who do not see it, and locked until its
 * words come.
 */
export function makeQuill(text: HTMLElement, kind: Kind, label: string): Quill {
  registerFormats();
  const quill = new Quill(text, {
    formats: formatsOf(kind),
    readOnly: true,
    modules: {
      history: { userOnly: true, delay: 800, maxStack: 500 },
      keyboard: { bindings: bindingsOf(kind) as Record<string, never> },
      uploader: { mimetypes: [] },
    },
  });
  keepToOwnFocus(quill);
  watchMouse(quill);
  watchCaret(quill);
  const { root } = quill;
  root.id = `editor-${++made}`;
  root.classList.add("wording");
  root.dataset["kind"] = kind;
  root.setAttribute("role", "textbox");
  root.setAttribute("aria-multiline", String(kind !== "heading"));
  root.setAttribute("aria-label", label);
  root.spellcheck = true;
  return quill;
}
