/**
 * Reads the words of markup from outside: lines with marks, links, lists and cross-references, without what is struck out, hidden or beside
 * the words. Pure.
 */
import type { AttributeMap } from "quill-delta";
import type Delta from "quill-delta";
import { Lines, joined, type Line } from "./lines";
import { classesOf, lookOf, Sheets, type Declarations } from "./looks";
import { markupOf, textOf, type Markup, type MarkupElement } from "./markup";
import { besideTheWords, fieldPart, isListMark, listParagraph, type LeftOut } from "./office";

/** True where a cross-reference to the clause can stand where the words go. Elsewhere its number, as written, is words. */
export type TakesReference = (clause: string) => boolean;

export interface Words {
  delta: Delta;
  leftOut: ReadonlySet<LeftOut>;
}

/** Stands between the cells of a row, which becomes a line. */
export const betweenCells = " | ";

const blocks = new Set(
  ("address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    + "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre search section summary "
    + "table tbody tfoot thead tr ul").split(" "),
);

/** Our own and Quill's classes for what is no word. */
const unseen = new Set(["line-end", "beside", "ql-ui", "ql-cursor"]);

/** Elements without words. */
const wordless = new Set(
  ("applet area audio base canvas col colgroup datalist embed head iframe img input link map math:annotation meta meter "
    + "noembed noframes noscript object option param progress rp script select style svg template title video xml "
    + "annotation annotation-xml v:shape v:shapetype v:imagedata o:oleobject").split(" "),
);

interface State {
  marks: AttributeMap;
  line: AttributeMap;
  keepsSpaces: boolean;
  /** The lists around, the outermost first. */
  lists: readonly ("ordered" | "bullet")[];
}

/** Reads pasted HTML. Where all of it is beside the words (only a comment or a menu was copied), it is read as words. */
export function wordsOf(html: string, takes: TakesReference): Words {
  return wordsIn(markupOf(html), takes);
}

/** Reads a tree; its shape is that of `markupOf`. */
export function wordsIn(root: MarkupElement, takes: TakesReference): Words {
  const reader = new Reader(root, takes, false);
  const second = reader.isEmpty ? new Reader(root, takes, true) : reader;
  return second.isEmpty ? reader.words : second.words;
}

class Reader {
  #lines = new Lines();
  #sheets: Sheets;
  #takes: TakesReference;
  #everything: boolean;
  #leftOut = new Set<LeftOut>();
  #isOfDocs: boolean;
  /** The fields around, the outermost first, each in its code or already in what is seen of it. */
  #fields: ("code" | "result")[] = [];

  constructor(root: MarkupElement, takes: TakesReference, everything: boolean) {
    this.#sheets = Sheets.of(root);
    this.#takes = takes;
    this.#everything = everything;
    this.#isOfDocs = root.children.some((child) => typeof child !== "string" && isOfDocs(child));
    this.#children(root, { marks: {}, line: {}, keepsSpaces: false, lists: [] });
    this.#lines.end();
  }

  get isEmpty(): boolean {
    return this.#lines.done.every((line) => line.words.length === 0);
  }

  get words(): Words {
    return { delta: joined(this.#lines.done), leftOut: this.#leftOut };
  }

  #children(element: MarkupElement, state: State): void {
    for (const child of element.children) {
      this.#read(child, state);
    }
  }

  #read(markup: Markup, state: State): void {
    if (typeof markup === "string") {
      if (!this.#fields.includes("code")) {
        this.#lines.text(markup, state.marks, state.line, state.keepsSpaces);
      }
    } else if (markup.name === "br") {
      if (!classesOf(markup).includes("apple-interchange-newline")) {
        this.#lines.break(state.line);
      }
    } else {
      this.#element(markup, state);
    }
  }

  #element(element: MarkupElement, around: State): void {
    const said = this.#sheets.of(element);
    const field = fieldPart(said);
    if (field === "begin") {
      this.#fields.push("code");
      return;
    } else if (field !== null) {
      this.#fields.splice(-1, 1, ...(field === "separator" && this.#fields.length > 0 ? ["result" as const] : []));
      return;
    }

    if (this.#isOut(element, said)) {
      return;
    }

    const clause = element.attributes.get("data-clause");
    if (clause !== undefined && classesOf(element).includes("xref") && this.#takes(clause)) {
      this.#lines.embed({ clause }, around.marks, around.line);
      return;
    }

    const isLine = blocks.has(element.name) || /^(block|list-item|table-row)$/.test(said.get("display") ?? "");
    if (isLine) {
      this.#lines.block();
    }

    this.#inside(element, said, this.#stateIn(element, said, around));
    if (isLine && classesOf(element).includes("line-deleted")) {
      this.#lines.goOn();
    } else if (isLine) {
      this.#lines.block();
    }
  }

  #inside(element: MarkupElement, said: Declarations, state: State): void {
    if (element.name === "tr") {
      this.#row(element, state);
    } else if (this.#isOfDocs && /^(body|b|div|)$/.test(element.name)) {
      // Google Docs parts its paragraphs with breaks that no reader sees.
      const { children } = element;
      children.filter((child, at) => !(isBreak(child) && isParagraph(children[at - 1]) && isParagraph(children[at + 1])))
        .forEach((child) => this.#read(child, state));
    } else if (said.has("mso-tab-count")) {
      this.#lines.text(" ", state.marks, state.line, false);
    } else {
      this.#children(element, state);
    }
  }

  #isOut(element: MarkupElement, said: Declarations): boolean {
    if (wordless.has(element.name) || isListMark(said)) {
      if (element.name === "img" || element.name === "v:shape") {
        this.#leftOut.add("picture");
      }

      return true;
    }

    const look = lookOf(element, said);
    const classes = classesOf(element);
    if (look.struck === true || classes.includes("msodel") || classes.includes("trackchangetextdeletion")) {
      this.#leaveOut("struck", element);
      return true;
    }

    if (look.hidden === true || classes.some((name) => unseen.has(name))) {
      return true;
    }

    if (this.#everything) {
      return false;
    }

    const beside = besideTheWords(element, said);
    if (beside !== null) {
      this.#leaveOut(beside, element);
    }

    return beside !== null || element.name === "nav" || (element.name === "dialog" && !element.attributes.has("open"));
  }

  #leaveOut(what: LeftOut, element: MarkupElement): void {
    if (/[^\s\u00a0]/.test(textOf(element))) {
      this.#leftOut.add(what);
    }
  }

  #stateIn(element: MarkupElement, said: Declarations, around: State): State {
    const look = lookOf(element, said);
    const marks = { ...around.marks };
    for (const mark of ["bold", "italic"] as const) {
      if (look[mark] === false) {
        delete marks[mark];
      } else if (look[mark]) {
        marks[mark] = true;
      }
    }

    if (element.name === "a" && element.attributes.get("href")) {
      marks["link"] = element.attributes.get("href");
    }

    // A link is underlined anyway.
    if (look.underline && (marks["link"] === undefined || element.name === "u")) {
      marks["underline"] = true;
    }

    const state = { ...around, marks, keepsSpaces: look.keepsSpaces ?? around.keepsSpaces };
    return { ...state, ...this.#listIn(element, said, around) };
  }

  #listIn(element: MarkupElement, said: Declarations, around: State): Partial<State> {
    if (/^(ol|ul|menu|dir)$/.test(element.name)) {
      return { lists: [...around.lists, element.name === "ol" ? "ordered" : "bullet"] };
    }

    if (element.name === "li") {
      return { line: entryOf(element, around.lists) };
    }

    const paragraph = listParagraph(element, said, this.#sheets);
    if (paragraph !== null) {
      return { line: { list: paragraph.list, ...(paragraph.indent > 0 ? { indent: paragraph.indent } : {}) } };
    }

    return /^(td|th|caption)$/.test(element.name) ? { lists: [], line: {} } : {};
  }

  /**
   * A row becomes a line, with a sign between its cells. Where a cell holds several lines, or only one cell holds any, each cell's lines
   * stand for themselves.
   */
  #row(row: MarkupElement, state: State): void {
    const outside = this.#lines;
    const cells = row.children.filter((child) => typeof child !== "string" && /^(td|th)$/.test(child.name)).map((cell) => {
      this.#lines = new Lines();
      this.#read(cell, state);
      this.#lines.block();
      return this.#lines.done.filter((line) => line.words.length > 0);
    });
    this.#lines = outside;
    this.#lines.block();
    const filled = cells.filter((lines) => lines.length > 0).length;
    if (filled < 2 || cells.some((lines) => lines.length > 1 || lines.some((line) => line.attributes["list"] !== undefined))) {
      this.#lines.done.push(...cells.flat());
      return;
    }

    const words = cells.slice(0, cells.findLastIndex((lines) => lines.length > 0) + 1)
      .flatMap((lines, at): Line["words"] => [...(at > 0 ? [{ insert: betweenCells }] : []), ...(lines[0]?.words ?? [])]);
    this.#lines.done.push({ words, attributes: state.line });
  }
}

/** An entry's line. Its level is told by the lists around, by an attribute, or by a class of Quill's. */
function entryOf(element: MarkupElement, lists: State["lists"]): AttributeMap {
  const own = element.attributes.get("data-list");
  const level = Number(element.attributes.get("data-aria-level") ?? element.attributes.get("aria-level") ?? 0) || 0;
  const quill = Number(/\bql-indent-(\d)/.exec(element.attributes.get("class") ?? "")?.[1] ?? 0);
  const indent = Math.max(lists.length - 1, level - 1, quill, 0);
  const list = own === "ordered" || own === "bullet" ? own : (lists.at(-1) ?? "bullet");
  const start = list === "ordered" ? Number(element.attributes.get("value") ?? Number.NaN) : Number.NaN;
  return { list, ...(indent > 0 ? { indent } : {}), ...(Number.isInteger(start) ? { start } : {}) };
}

function isOfDocs(element: MarkupElement): boolean {
  const id = element.attributes.get("id") ?? "";
  return id.startsWith("docs-internal-guid-") || element.children.some((child) => typeof child !== "string" && isOfDocs(child));
}

function isBreak(markup: Markup | undefined): boolean {
  return typeof markup === "object" && markup.name === "br";
}

function isParagraph(markup: Markup | undefined): boolean {
  return typeof markup === "object" && /^(p|ul|ol|h[1-6]|table|div)$/.test(markup.name);
}
