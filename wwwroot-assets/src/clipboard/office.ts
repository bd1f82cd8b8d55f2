/** What word processors write on the clipboard beside the words: comments, footnotes, fields, and lists as paragraphs with a mark in front. Pure. */
import { classesOf, type Declarations, type Sheets } from "./looks";
import { textOf, type Markup, type MarkupElement } from "./markup";

/** What is left out of a paste, by what it is; it is named to whoever pasted. */
export type LeftOut = "struck" | "comment" | "footnote" | "picture";

/** A note at the edge or a sign that leads to one; null for words. */
export function besideTheWords(element: MarkupElement, said: Declarations): LeftOut | null {
  const kind = said.get("mso-element") ?? "";
  const classes = classesOf(element);
  const special = said.get("mso-special-character") ?? "";
  if (/^comment/.test(kind) || special === "comment" || element.name === "comment" || classes.some((name) => /^(mso(comanchor|comtxt|comoff)|msocomment\w*)$/.test(name))) {
    return "comment";
  }

  const isLibreNote = /^sd(foot|end)note(sym|anc)?$/.test(classes[0] ?? "") || /^sd(foot|end)note\d+(sym|anc)?$/.test(element.attributes.get("id") ?? "");
  return /^(foot|end)note/.test(kind) || /^(foot|end)note/.test(special) || isLibreNote || classes.some((name) => /^mso(foot|end)notereference$/.test(name)) ? "footnote" : null;
}

/** Whether it stands for a part of a field: its code goes from "field-begin" to "field-separator", what is seen from there to "field-end". */
export function fieldPart(said: Declarations): "begin" | "separator" | "end" | null {
  const part = /^field-(begin|separator|end)$/.exec(said.get("mso-element") ?? "")?.[1];
  return part === "begin" || part === "separator" || part === "end" ? part : null;
}

/** The mark in front of a list's paragraph, which the list draws itself. */
export function isListMark(said: Declarations): boolean {
  return /ignore/.test(said.get("mso-list") ?? "") || /bullet/.test(said.get("mso-special-format") ?? "");
}

/** A paragraph that is an entry of a list; null for any other. `indent` counts from 0. */
export function listParagraph(element: MarkupElement, said: Declarations, sheets: Sheets): { list: "ordered" | "bullet"; indent: number } | null {
  const [, list, level] = /\b(l\d+)\s+level(\d+)/.exec(said.get("mso-list") ?? "") ?? [];
  if (list !== undefined && level !== undefined) {
    const format = sheets.list(`${list}:level${level}`)?.get("mso-level-number-format");
    const mark = markIn(element, sheets);
    const isBullet = format !== undefined ? format === "bullet" || format === "image" : mark !== null && !/[0-9]|^[([]?[a-z]{1,5}[.)\]]/i.test(mark);
    return { list: isBullet ? "bullet" : "ordered", indent: Number(level) - 1 };
  }

  const slide = [...element.children].find((child) => typeof child !== "string" && /bullet/.test(sheets.of(child).get("mso-special-format") ?? ""));
  return slide === undefined || typeof slide === "string" ? null
    : { list: /numbullet/.test(sheets.of(slide).get("mso-special-format") ?? "") ? "ordered" : "bullet", indent: 0 };
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
