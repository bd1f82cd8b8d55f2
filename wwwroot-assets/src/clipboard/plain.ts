/**
 * Reads plain text from outside: lines that begin with bullets or count up from 1 are lists, and cells of a spreadsheet's lines are parted.
 * Pure.
 */
import type { AttributeMap } from "quill-delta";
import type Delta from "quill-delta";
import { joined, type Line } from "./lines";
import { betweenCells } from "./reading";

/** A line with a mark in front. */
interface Entry {
  /** Its distance from the left, in columns. */
  width: number;
  /** Its number or letter; null for a bullet. */
  count: string | null;
  /** True where only an entry begins so. */
  isSure: boolean;
  words: string;
}

const roman = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(" ");

/** The mark of the `count`th entry (from 1) of a list at a level (from 0), as the editor shows it: 1, a, i. */
export function markOf(count: number, level: number): string {
  const letter = count <= 26 ? String.fromCharCode(96 + count) : String(count);
  return level === 1 ? letter : level === 2 ? (roman[count - 1] ?? String(count)) : String(count);
}

/**
 * The words of a text. `marks` are those of the place it goes to, as if it were typed there. Where that place takes no lists, the marks of
 * lists stay as written.
 */
export function wordsOfText(text: string, marks: AttributeMap, takesLists: boolean): Delta {
  const lines = text.split(/\r\n?|[\n\u2028\u2029\v\f]/);
  const result: Line[] = [];
  for (let at = 0; at < lines.length;) {
    const run = takesLists ? entriesFrom(lines, at) : [];
    const listed = attributesOf(run);
    if (listed !== null) {
      run.forEach(({ words }, entry) => result.push({ words: [{ insert: words, attributes: marks }], attributes: listed[entry] ?? {} }));
      at += run.length;
      continue;
    }

    const rows = rowsFrom(lines, at);
    const taken = Math.max(rows, run.length, 1);
    for (const line of lines.slice(at, at + taken)) {
      const cells = line.replace(/\t+$/, "").split("\t").map((cell) => cell.trim());
      const words = rows > 0 ? cells.join(betweenCells) : line.replace(/\t/g, " ");
      result.push({ words: words === "" ? [] : [{ insert: words, attributes: marks }], attributes: {} });
    }

    at += taken;
  }

  return joined(result);
}

/** The number of lines from `at` on that are rows of a sheet: two with the same number of tabs, or one with several. */
function rowsFrom(lines: readonly string[], at: number): number {
  const tabs = tabsIn(lines[at] ?? "");
  let rows = 0;
  while (tabs > 0 && tabsIn(lines[at + rows] ?? "") === tabs) {
    rows++;
  }

  return rows > 1 || tabs > 1 ? rows : 0;
}

/** The number of tabs in a line, unless one indents it or it is an entry of a list. */
function tabsIn(line: string): number {
  return /\S/.test(line) && !/^\s*\t\s*\S[^\t]*$/.test(line) && entryOf(line) === null ? line.split("\t").length - 1 : 0;
}

function entriesFrom(lines: readonly string[], at: number): Entry[] {
  const entries: Entry[] = [];
  for (let entry = entryOf(lines[at] ?? ""); entry !== null; entry = entryOf(lines[at + entries.length] ?? "")) {
    entries.push(entry);
  }

  return entries;
}

function entryOf(line: string): Entry | null {
  const [, space = "", mark = "", after = "", words = ""] = /^([ \t\u00a0]*)(\S{1,6})([ \t\u00a0]+)(\S.*)$/u.exec(line) ?? [];
  const isSure = /^[•◦▪▫■□●○‣⁃\uf0b7\uf0a7\uf0d8]$/u.test(mark) || (/^[·o§ü]$/.test(mark) && after.startsWith("\t"));
  const count = /^(\d{1,3}|[a-z]{1,5})[.)]$/.exec(mark)?.[1] ?? null;
  if (!isSure && count === null && !/^[·*–-]$/.test(mark)) {
    return null;
  }

  return { width: [...space].reduce((sum, sign) => sum + (sign === "\t" ? 4 : 1), 0), count, isSure, words };
}

/** The entries' lines; null where they are no list: one alone that a sentence might begin with, or numbers that do not count up from 1. */
function attributesOf(entries: readonly Entry[]): AttributeMap[] | null {
  const open: { width: number; count: number }[] = [];
  const lines: AttributeMap[] = [];
  for (const { width, count } of entries) {
    while ((open.at(-1)?.width ?? 0) > width) {
      open.pop();
    }

    if (open.length === 0 || (open.at(-1)?.width ?? 0) < width) {
      open.push({ width, count: 0 });
    }

    const indent = open.length - 1;
    const level = open[indent];
    if (level === undefined) {
      return null;
    }

    const isNext = count === String(level.count + 1) || (indent > 0 && count === markOf(level.count + 1, indent));
    if (count !== null && !isNext) {
      return null;
    }

    level.count = count === null ? 0 : level.count + 1;
    lines.push({ list: count === null ? "bullet" : "ordered", ...(indent > 0 ? { indent } : {}) });
  }

  return entries.length > 1 || entries[0]?.isSure ? lines : null;
}
