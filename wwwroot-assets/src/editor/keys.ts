/** Says what keys do in the text: Tab leaves it, Ctrl+] and Ctrl+[ indent, a heading stays one line. */
import Delta from "quill-delta";
import type Quill from "quill/core";
import { deepestIndent, formatsOf, type Kind } from "../passage/kinds";

type Bindings = Record<string, unknown>;

const trapping = [
  "tab", "indent", "outdent", "remove tab", "indent code-block", "outdent code-block", "code exit", "blockquote empty enter",
  "checklist enter", "header enter", "table backspace", "table delete", "table enter", "table tab", "table down", "table up",
];

/** The bindings for a kind, with those of Quill's off that would trap the keyboard or make what the kind may not hold. */
export function bindingsOf(kind: Kind): Bindings {
  const formats = formatsOf(kind);
  const off: Bindings = {};
  for (const name of trapping) {
    off[name] = null;
  }

  // Quill knows this key on Windows only; the toolbar names it everywhere but on a Mac.
  off["redo by y"] = { key: "y", shortKey: true, handler: redo };
  for (const [name, key] of [["bold", "b"], ["italic", "i"], ["underline", "u"]] as const) {
    if (!formats.includes(name)) {
      // The key is taken and does nothing: the browser would format by itself, and Quill would lose the caret taking it back.
      off[name] = { key, shortKey: true, handler: () => false };
    }
  }

  if (kind === "heading") {
    return { ...off, oneLine: { key: "Enter", shiftKey: null, handler: () => false } };
  }

  if (!formats.includes("list")) {
    return { ...off, "list autofill": null, "list empty enter": null, "outdent backspace": null };
  }

  return {
    ...off,
    "list autofill": { key: " ", shiftKey: null, collapsed: true, prefix: /^(1\.|-|\*)$/, handler: beginList },
    "list deeper": { key: "]", shortKey: true, handler: indentBy(1, kind) },
    "list shallower": { key: "[", shortKey: true, handler: indentBy(-1, kind) },
  };
}

function redo(this: { quill: Quill }): boolean {
  this.quill.history.redo();
  return false;
}

/** "- " or "1. " at the start of a paragraph begins a list. */
function beginList(
  this: { quill: Quill },
  range: { index: number },
  context: { prefix: string; format: Record<string, unknown> },
): boolean {
  if (context.format["list"] !== undefined) {
    return true;
  }

  const [line, offset] = this.quill.getLine(range.index);
  if (line === null || offset !== context.prefix.length) {
    return true;
  }

  this.quill.history.cutoff();
  this.quill.insertText(range.index, " ", "user");
  this.quill.history.cutoff();
  this.quill.updateContents(
    new Delta()
      .retain(range.index - offset)
      .delete(offset + 1)
      .retain(line.length() - 2 - offset)
      .retain(1, { list: context.prefix === "1." ? "ordered" : "bullet" }),
    "user",
  );
  this.quill.history.cutoff();
  this.quill.setSelection(range.index - offset, 0, "silent");
  return false;
}

function indentBy(step: 1 | -1, kind: Kind): (this: { quill: Quill }) => boolean {
  return function () {
    indentLines(this.quill, step, kind);
    return false;
  };
}

/** Indents the list lines of the selection, as deep as the kind allows. Paragraphs stay where they are. */
export function indentLines(quill: Quill, step: 1 | -1, kind: Kind): void {
  const range = quill.getSelection();
  if (range === null) {
    return;
  }

  for (const line of quill.getLines(range.index, Math.max(range.length, 1))) {
    const formats = line.formats() as { list?: string; indent?: number };
    const indent = (formats.indent ?? 0) + step;
    if (formats.list !== undefined && indent >= 0 && indent <= deepestIndent(kind)) {
      quill.formatLine(line.offset(quill.scroll), 1, "indent", indent === 0 ? false : indent, "user");
    }
  }
}
