/**
 * Knows what word processors write on the clipboard beside the words: comments, footnotes, fields, and lists as paragraphs with a mark in
 * front. Pure.
 */
import { classesOf, type Declarations, type Sheets } from "./looks";
import { textOf, type Markup, type MarkupElement } from "./markup";

/** Kinds of what a paste leaves out; the member is told which. */
export type LeftOut = "struck" | "comment" | "footnote" | "picture";

/** The kind of a note at the edge, or of a sign that leads to one; null for words. */
export function besideTheWords(element: MarkupElement, said: Declarations): LeftOut | null {
  const kind = said.get("mso-element") ?? "";
  const classes = classesOf(element);
  const special = said.get("mso-special-character") ?? "";
  const isOfComment = classes.some((name) => /^(mso(comanchor|comtxt|comoff)|msocomment\w*)$/.test(name));
  if (/^comment/.test(kind) || special === "comment" || element.name === "comment" || isOfComment) {
    return "comment";
  }

  const id = element.attributes.get("id") ?? "";
  const isLibreNote = /^sd(foot|end)note(sym|anc)?$/.test(classes[0] ?? "") || /^sd(foot|end)note\d+(sym|anc)?$/.test(id);
  const isOfNote = classes.some((name) => /^mso(foot|end)notereference$/.test(name));
  return /^(foot|end)note/.test(kind) || /^(foot|end)note/.test(special) || isLibreNote || isOfNote ? "footnote" : null;
}

/**
 * The part of a field that an element begins: the code goes from "field-begin" to "field-separator", what is seen from there to
 * "field-end".
 */
export function fieldPart(said: Declarations): "begin" | "separator" | "end" | null {
  const part = /^field-(begin|separator|end)$/.exec(said.get("mso-element") ?? "")?.[1];
  return part === "begin" || part === "separator" || part === "end" ? part : null;
}

/** True for the mark in front of a list's paragraph, which the list draws itself. */
export function isListMark(said: Declarations): boolean {
  return /ignore/.test(said.get("mso-list") ?? "") || /bullet/.test(said.get("mso-special-format") ?? "");
}

interface ListEntry {
  list: "ordered" | "bullet";
  indent: number;
}

/** A list's entry written as a paragraph; null for any other paragraph. `indent` counts from 0. */
export function listParagraph(element: MarkupElement, said: Declarations, sheets: Sheets): ListEntry | null {
  const [, list, level] = /\b(l\d+)\s+level(\d+)/.exec(said.get("mso-list") ?? "") ?? [];
  if (list !== undefined && level !== undefined) {
    const format = sheets.list(`${list}:level${level}`)?.get("mso-level-number-format");
    const mark = markIn(element, sheets);
    const looksLikeBullet = mark !== null && !/[0-9]|^[([]?[a-z]{1,5}[.)\]]/i.test(mark);
    const isBullet = format !== undefined ? format === "bullet" || format === "image" : looksLikeBullet;
    return { list: isBullet ? "bullet" : "ordered", indent: Number(level) - 1 };
  }

  const formats = element.children.map((child) => (typeof child === "string" ? "" : (sheets.of(child).get("mso-special-format") ?? "")));
  const slide = formats.find((format) => /bullet/.test(format));
  return slide === undefined ? null : { list: /numbullet/.test(slide) ? "ordered" : "bullet", indent: 0 };
}

function markIn(markup: Markup, sheets: Sheets): string | null {
  if (typeof markup === "string") {
    return null;
  }

  if (/ignore/.test(sheets.of(markup).get("mso-list") ?? "")) {
    return textOf(markup).replace(/[\s\u00a0]+/g, "");
  }

  for (const child of markup.children) {
    const mark = markIn(child, sheets);
    if (mark !== null) {
      return mark;
    }
  }

  return null;
}
