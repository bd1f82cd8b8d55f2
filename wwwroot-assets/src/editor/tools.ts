/** Does what the toolbar over a text offers, and opens the forms for a link or a cross-reference. */
import Delta from "quill-delta";
import Quill from "quill/core";
import { isComposing } from "../browser/composing";
import { formatsOf, type Kind } from "../passage/kinds";
import type { FindClauses } from "./clauses";
import { askForClause, askForLink, clauseDraft, linkDraft } from "./forms";
import { indentLines } from "./keys";
import { opensDraft } from "./openers";
import { Toolbar, type Tool } from "./toolbar";

export class Tools {
  readonly forms = document.createElement("div");
  readonly toolbar: Toolbar | null;
  #quill: Quill;
  #kind: Kind;
  #label: string;
  #find: FindClauses;
  /** The place that a form will act on; it moves with the words. */
  #formRange: { index: number; length: number } | null = null;
  #refreshing = false;

  /** A heading has no toolbar: nothing in it can be formatted. */
  constructor(quill: Quill, kind: Kind, label: string, find: FindClauses) {
    this.#quill = quill;
    this.#find = find;
    this.#kind = kind;
    this.#label = label;
    opensDraft(linkDraft(label, null), () => this.#askForLink());
    opensDraft(clauseDraft(label), () => this.#askForClause());
    this.toolbar = kind === "heading" ? null : new Toolbar(`Formatting: ${label}`, quill.root.id, this.#groups());
  }

  get hasFocus(): boolean {
    return this.toolbar?.element.contains(document.activeElement) === true;
  }

  /** Listens in the editor's box for the keys that lead to the toolbar (Alt+F10) and back (Escape). */
  listenIn(box: HTMLElement): void {
    box.addEventListener("keydown", (press) => {
      if (isComposing(press)) {
        return;
      }

      if (press.key === "F10" && press.altKey && this.#quill.hasFocus()) {
        press.preventDefault();
        this.toolbar?.focus();
      } else if (press.key === "Escape" && this.hasFocus) {
        press.preventDefault();
        this.#quill.focus();
      }
    });
  }

  /** Shows the tools only where something can be edited. */
  allow(editable: boolean): void {
    if (this.toolbar) {
      this.toolbar.element.hidden = !editable;
    }

    if (!editable) {
      this.forms.replaceChildren();
    }
  }

  remove(): void {
    this.toolbar?.element.remove();
    this.forms.remove();
  }

  /** The words have changed: the place that a form will act on moves with them. */
  moved(delta: Delta): void {
    if (this.#formRange !== null) {
      const start = delta.transformPosition(this.#formRange.index);
      const end = delta.transformPosition(this.#formRange.index + this.#formRange.length, true);
      this.#formRange = { index: start, length: Math.max(0, end - start) };
    }
  }

  /** Refreshes a moment later: asking Quill for the formats in the middle of a change moves the caret. */
  refreshSoon(): void {
    if (!this.#refreshing) {
      this.#refreshing = true;
      requestAnimationFrame(() => {
        this.#refreshing = false;
        this.toolbar?.refresh();
      });
    }
  }

  #groups(): Tool[][] {
    const key = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl+";
    const has = new Set(formatsOf(this.#kind));
    const format = (): Record<string, unknown> => {
      // Quill, asked without a place, would take the focus and scroll to the caret.
      const range = this.#quill.getSelection() ?? (this.hasFocus ? this.#quill.selection.savedRange : null);
      return range === null ? {} : this.#quill.getFormat(range.index, range.length);
    };
    const mark = (name: string, label: string, keys: string): Tool => ({
      name,
      label,
      keys,
      run: () => this.#act(() => this.#quill.format(name, !format()[name], "user")),
      isOn: () => format()[name] === true,
    });
    const list = (name: string, label: string): Tool => ({
      name,
      label,
      run: () => this.#act(() => this.#setList(format()["list"] === name ? false : name)),
      isOn: () => format()["list"] === name,
    });
    const indent = (step: 1 | -1) => (): void => this.#act(() => indentLines(this.#quill, step, this.#kind));
    const { history } = this.#quill;
    const step = (way: "undo" | "redo") => (): void => this.#act(() => history[way]());
    const hasNo = (way: "undo" | "redo") => (): boolean => history.stack[way].length === 0;
    const groups: Tool[][] = [];
    if (has.has("bold")) {
      groups.push([mark("bold", "Bold", `${key}B`), mark("italic", "Italic", `${key}I`)]);
    }

    if (has.has("list")) {
      groups.push([
        list("bullet", "Bulleted list"),
        list("ordered", "Numbered list"),
        { name: "outdent", label: "Less indent", keys: `${key}[`, run: indent(-1), isOff: () => !format()["indent"] },
        { name: "indent", label: "More indent", keys: `${key}]`, run: indent(1), isOff: () => !format()["list"] },
      ]);
    }

    groups.push([
      { name: "link", label: "Link", run: () => this.#askForLink(), isOn: () => typeof format()["link"] === "string" },
      ...(has.has("clause") ? [{ name: "clause", label: "Refer to a clause", words: "Clause…", run: () => this.#askForClause() }] : []),
    ]);
    groups.push([
      { name: "undo", label: "Undo", keys: `${key}Z`, run: step("undo"), isOff: hasNo("undo") },
      { name: "redo", label: "Redo", keys: key === "⌘" ? "⇧⌘Z" : "Ctrl+Y", run: step("redo"), isOff: hasNo("redo") },
    ]);
    return groups;
  }

  #act(what: () => void): void {
    this.#quill.focus();
    // A press of a button is a step of its own for undo, however soon it follows the typing.
    this.#quill.history.cutoff();
    what();
    this.#quill.history.cutoff();
    this.refreshSoon();
  }

  #setList(list: string | false): void {
    const range = this.#quill.getSelection(true);
    this.#quill.formatLine(range.index, range.length, list === false ? { list: false, indent: false } : { list }, "user");
  }

  #askForLink(): void {
    const range = this.#quill.getSelection() ?? this.#quill.selection.savedRange;
    const now = this.#quill.getFormat(range.index, range.length)["link"];
    const isInLink = typeof now === "string" && range.length === 0;
    this.#formRange = isInLink ? this.#linkAround(range.index) : { index: range.index, length: range.length };
    askForLink(this.#place(), typeof now === "string" ? now : null, (address) => {
      const at = this.#formRange ?? range;
      if (at.length > 0) {
        this.#quill.formatText(at.index, at.length, "link", address ?? false, "user");
      } else if (address !== null) {
        this.#quill.insertText(at.index, address.replace(/^(https?:\/\/|mailto:)/, ""), "link", address, "user");
      }
    });
  }

  #askForClause(): void {
    const range = this.#quill.getSelection() ?? this.#quill.selection.savedRange;
    this.#formRange = { index: range.index, length: range.length };
    askForClause(this.#place(), this.#find, (id) => {
      const at = this.#formRange ?? range;
      this.#quill.focus();
      this.#quill.updateContents(new Delta().retain(at.index).delete(at.length).insert({ clause: id }), "user");
      this.#quill.setSelection(at.index + 1, 0, "silent");
      this.#formRange = null;
    });
  }

  #place(): { host: HTMLElement; name: string; back: () => void } {
    return {
      host: this.forms,
      name: this.#label,
      back: () => {
        const at = this.#formRange;
        this.#formRange = null;
        this.#quill.focus();
        if (at !== null) {
          this.#quill.setSelection(at.index + at.length, 0, "silent");
        }
      },
    };
  }

  /** The whole link that holds this offset. */
  #linkAround(index: number): { index: number; length: number } {
    const [leaf] = this.#quill.getLeaf(index);
    const link = leaf?.domNode.parentElement?.closest("a");
    const blot = link ? Quill.find(link) : null;
    return blot && "offset" in blot && "length" in blot
      ? { index: (blot as { offset(root: unknown): number }).offset(this.#quill.scroll), length: (blot as { length(): number }).length() }
      : { index, length: 0 };
  }
}
