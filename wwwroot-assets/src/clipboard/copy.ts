/** Writes a wording for copy, cut and drag: as text with its lists' marks, and as clean HTML with its cross-references' ids. Pure. */
import type Delta from "quill-delta";
import type { AttributeMap, Op } from "quill-delta";
import { address } from "./clean";
import type { Range } from "./laying";
import { lengthOf, linesOf, type Line } from "./lines";
import { markOf } from "./plain";

export interface Copied {
  text: string;
  html: string;
}

/** The number of a clause, for cross-references; null where it has none. */
type NumberOf = (clause: string) => string | null;

/** A line, its place in its list from 1 (0: none), and whether it was copied from its start. */
interface Taken extends Line {
  count: number;
  isFromStart: boolean;
}

const indentation = "   ";

/** A stretch of a wording as text and HTML. A part of one line is words only. */
export function copied(wording: Delta, range: Range, numberOf: NumberOf): Copied {
  const end = range.index + range.length;
  const taken: Taken[] = [];
  let isWhole = false;
  let start = 0;
  for (const line of counted(linesOf(wording))) {
    const length = lengthOf(line.words);
    if (start < end && start + length >= range.index) {
      const from = Math.max(range.index, start);
      const words = wording.slice(from, Math.min(end, start + length)).ops;
      const isEmptyRest = from > start && from === start + length;
      isWhole = isWhole || end > start + length;
      if (!isEmptyRest || taken.length > 0) {
        taken.push({ ...line, words, isFromStart: from === start });
      }
    }

    start += length + 1;
  }

  const text = taken.map((line) => textOf(line, numberOf)).join("\n");
  return { text, html: isWhole || taken.length > 1 ? blocksOf(taken, numberOf) : inline(taken[0]?.words ?? [], numberOf) };
}

/** Numbers entries as readers see them: a list of another kind, or a paragraph, begins anew. */
function counted(lines: readonly Line[]): Taken[] {
  let open: { list: unknown; count: number }[] = [];
  return lines.map((line) => {
    const { list } = line.attributes;
    const level = levelOf(line);
    if (list === undefined) {
      open = [];
      return { ...line, count: 0, isFromStart: true };
    }

    open.length = Math.min(open.length, level + 1);
    while (open.length < level) {
      open.push({ list: null, count: 0 });
    }

    const before = open[level];
    const given = line.attributes["start"];
    const count = typeof given === "number" ? given : before?.list === list ? before.count + 1 : 1;
    open[level] = { list, count };
    return { ...line, count, isFromStart: true };
  });
}

function levelOf(line: Line): number {
  return Number(line.attributes["indent"] ?? 0) || 0;
}

function textOf(line: Taken, numberOf: NumberOf): string {
  const { list } = line.attributes;
  const level = levelOf(line);
  const text = line.words.map((op) => (typeof op.insert === "string" ? op.insert : shown(op, numberOf))).join("");
  const words = text.replaceAll("\u00a0", " ");
  if (list === undefined || !line.isFromStart) {
    return words;
  }

  return `${indentation.repeat(level)}${list === "ordered" ? `${markOf(line.count, level)}.` : "-"} ${words}`;
}

/** Paragraphs and lists within lists. */
function blocksOf(lines: readonly Taken[], numberOf: NumberOf): string {
  let html = "";
  const open: { list: unknown; level: number }[] = [];
  const close = (): string => (open.pop()?.list === "ordered" ? "</li></ol>" : "</li></ul>");
  for (const line of lines) {
    const { list } = line.attributes;
    const words = inline(line.words, numberOf) || "<br>";
    const level = list === undefined ? -1 : levelOf(line);
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) {
      html += close();
    }

    if (list === undefined) {
      html += `<p>${words}</p>`;
      continue;
    }

    if (open.at(-1)?.level === level && open.at(-1)?.list !== list) {
      html += close();
    }

    html += open.at(-1)?.level === level ? "</li>" : opening(line, level);
    if (open.at(-1)?.level !== level) {
      open.push({ list, level });
    }

    // The level is said where the lists around do not tell it.
    html += `<li${open.length === level + 1 ? "" : ` aria-level="${level + 1}"`}>${words}`;
  }

  while (open.length > 0) {
    html += close();
  }

  return html;
}

function opening(line: Taken, level: number): string {
  const type = level === 1 ? " type=\"a\"" : level === 2 ? " type=\"i\"" : "";
  return line.attributes["list"] !== "ordered" ? "<ul>" : `<ol${type}${line.count > 1 ? ` start="${line.count}"` : ""}>`;
}

/** Words with their marks. White space that HTML would not keep is marked as kept, so that no space becomes another sign. */
function inline(words: readonly Op[], numberOf: NumberOf): string {
  const plain = words.map((op) => (typeof op.insert === "string" ? op.insert : "#")).join("");
  const html = words.map((op) => marked(op, numberOf)).join("");
  return /^\s|\s$|\s\s|\t/.test(plain) ? `<span style="white-space: pre-wrap">${html}</span>` : html;
}

function marked(op: Op, numberOf: NumberOf): string {
  const attributes: AttributeMap = op.attributes ?? {};
  const clause = typeof op.insert === "object" ? op.insert["clause"] : undefined;
  let html = escaped(typeof op.insert === "string" ? op.insert.replaceAll("\u00a0", " ") : shown(op, numberOf));
  if (typeof clause === "string") {
    html = `<span class="xref" data-clause="${escaped(clause)}">${html}</span>`;
  }

  for (const [mark, tag] of [["underline", "u"], ["italic", "em"], ["bold", "strong"]] as const) {
    html = attributes[mark] ? `<${tag}>${html}</${tag}>` : html;
  }

  const link = address(attributes["link"]);
  return link === null ? html : `<a href="${escaped(link)}">${html}</a>`;
}

function shown(op: Op, numberOf: NumberOf): string {
  const clause = typeof op.insert === "object" ? op.insert["clause"] : undefined;
  return typeof clause === "string" ? (numberOf(clause) ?? "deleted clause") : "";
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? "&quot;");
}
