/**
 * Puts words that are read from outside into lines. White space is as a browser shows it, and a line's attributes are those of its first
 * word's place. Pure.
 */
import Delta, { type AttributeMap, type Op } from "quill-delta";
import { lengthAfter } from "../passage/change";

/** A line without its end. */
export interface Line {
  words: Op[];
  attributes: AttributeMap;
}

export class Lines {
  readonly done: Line[] = [];
  #words: Op[] = [];
  #attributes: AttributeMap = {};
  /** True while the line ends in a space that would be nothing at its end. */
  #loose = false;
  #goesOn = false;

  /** Puts words on the current line; `line` are the attributes of a line that begins with them. */
  text(text: string, attributes: AttributeMap, line: AttributeMap, keepsSpaces: boolean): void {
    if (keepsSpaces) {
      text.replace(/\r\n?/g, "\n").split("\n").forEach((part, at) => {
        if (at > 0) {
          this.break(line);
        }

        this.#put(part, attributes, line, false);
      });
      return;
    }

    const collapsed = text.replace(/[ \t\r\n\f]+/g, " ");
    const words = this.#words.length === 0 || this.#loose ? collapsed.replace(/^ /, "") : collapsed;
    this.#put(words, attributes, line, words.endsWith(" "));
  }

  embed(embed: Record<string, unknown>, attributes: AttributeMap, line: AttributeMap): void {
    this.#begin(line);
    this.#words.push({ insert: embed, attributes });
    this.#loose = false;
  }

  /** A line break stands in the text; it may end an empty line. */
  break(line: AttributeMap): void {
    this.#begin(line);
    this.#end();
  }

  /** A block begins or ends, and with it the line, if there is anything on it. */
  block(): void {
    if (this.#words.length > 0 && !this.#goesOn) {
      // Some editors end every paragraph with a space that does not break.
      const last = this.#words.at(-1);
      if (this.#words.length > 1 && typeof last?.insert === "string") {
        last.insert = last.insert.replace(/\u00a0 ?$/, "");
      }

      this.#end();
    }
  }

  /** The block's end was deleted: the line goes on with the next block's words, and is what that is. */
  goOn(): void {
    this.#goesOn = this.#words.length > 0;
  }

  /** All has been read. */
  end(): void {
    if (this.#words.length > 0) {
      this.#end();
    }
  }

  #put(text: string, attributes: AttributeMap, line: AttributeMap, loose: boolean): void {
    if (text !== "") {
      this.#begin(line);
      this.#words.push({ insert: text, attributes });
      this.#loose = loose;
    }
  }

  #begin(line: AttributeMap): void {
    if (this.#words.length === 0 || this.#goesOn) {
      this.#attributes = line;
      this.#goesOn = false;
    }
  }

  #end(): void {
    const last = this.#words.at(-1);
    if (this.#loose && typeof last?.insert === "string") {
      last.insert = last.insert.slice(0, -1);
    }

    // An empty paragraph is written with a space that does not break in it.
    const isBlank = this.#words.every((op) => typeof op.insert === "string" && /^[ \u00a0]*$/.test(op.insert));
    const hasSign = this.#words.some((op) => typeof op.insert === "string" && op.insert.includes("\u00a0"));
    this.done.push({ words: isBlank && hasSign ? [] : this.#words.filter((op) => op.insert !== ""), attributes: this.#attributes });
    this.#words = [];
    this.#loose = false;
  }
}

/** The lines as one delta. The last ends only where its end says something, as of a list's entry. */
export function joined(lines: readonly Line[]): Delta {
  const result = new Delta();
  lines.forEach((line, at) => {
    line.words.forEach((op) => result.push(op.attributes && Object.keys(op.attributes).length > 0 ? op : { insert: op.insert ?? "" }));
    if (at < lines.length - 1 || Object.keys(line.attributes).length > 0) {
      result.insert("\n", line.attributes);
    }
  });
  return result;
}

/** A delta's lines. A last line without an end has no attributes. */
export function linesOf(delta: Delta): Line[] {
  const lines: Line[] = [];
  let words: Op[] = [];
  for (const op of delta.ops) {
    if (typeof op.insert !== "string") {
      words.push(op);
      continue;
    }

    const parts = op.insert.split("\n");
    parts.forEach((part, at) => {
      if (part !== "") {
        words.push(op.attributes ? { insert: part, attributes: op.attributes } : { insert: part });
      }

      if (at < parts.length - 1) {
        lines.push({ words, attributes: op.attributes ?? {} });
        words = [];
      }
    });
  }

  return words.length > 0 ? [...lines, { words, attributes: {} }] : lines;
}

/** The length of words in UTF-16 code units; an embed is one. */
export function lengthOf(words: readonly Op[]): number {
  return words.reduce((sum, op) => sum + lengthAfter(op), 0);
}
