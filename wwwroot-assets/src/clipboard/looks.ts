/**
 * Reads from style attributes and style sheets, as text, how words from outside look: struck out, hidden, bold, italic, underlined. Nothing
 * is applied. Pure.
 */
import { textOf, type Markup, type MarkupElement } from "./markup";

export type Declarations = ReadonlyMap<string, string>;

/** A place's look, as far as it says one; the rest comes from around it. */
interface Look {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  struck?: boolean;
  hidden?: boolean;
  keepsSpaces?: boolean;
}

const none: Declarations = new Map();

/** Styles that mean anything to words are shorter (characters). */
const longest = 4000;

/** Reads "font-weight: bold; …": values by name, both in small letters. */
function declarationsOf(style: string | undefined): Declarations {
  if (style === undefined || style.trim() === "") {
    return none;
  }

  const found = new Map<string, string>();
  for (const [, name = "", value = ""] of style.slice(0, longest).matchAll(/([\w-]+)\s*:((?:"[^"]*"|'[^']*'|\([^)]*\)|[^;])*)/g)) {
    found.set(name.toLowerCase(), value.replace(/!\s*important/i, "").trim().toLowerCase());
  }

  return found;
}

interface Rule {
  tag: string;
  classes: string[];
  declarations: Declarations;
}

/** The style sheets within pasted markup: the rules for classes, and Word's for the levels of its lists. */
export class Sheets {
  #classes = new Map<string, Rule[]>();
  #lists = new Map<string, Declarations>();

  static of(root: MarkupElement): Sheets {
    const sheets = new Sheets();
    const search = (markup: Markup): void => {
      if (typeof markup !== "string") {
        if (markup.name === "style") {
          sheets.#read(textOf(markup));
        } else {
          markup.children.forEach(search);
        }
      }
    };
    search(root);
    return sheets;
  }

  /** An element's declarations: those of its classes, and over them its own style. */
  of(element: MarkupElement): Declarations {
    const own = declarationsOf(element.attributes.get("style"));
    const classes = classesOf(element);
    const rules = classes.flatMap((name) => this.#classes.get(name) ?? []);
    const isMeant = (rule: Rule): boolean =>
      (rule.tag === "" || rule.tag === element.name) && rule.classes.every((name) => classes.includes(name));
    const meant = rules.filter(isMeant);
    return meant.length === 0 ? own : new Map([...meant.flatMap((rule) => [...rule.declarations]), ...own]);
  }

  /** Word's rule for a level of a list: "l0:level1". */
  list(level: string): Declarations | undefined {
    return this.#lists.get(level);
  }

  #read(css: string): void {
    const plain = css.replace(/<!--|-->/g, " ").replace(/\/\*[^]*?(\*\/|$)/g, " ");
    for (let at = 0; at < plain.length;) {
      const open = plain.indexOf("{", at);
      if (open < 0) {
        return;
      }

      const selectors = plain.slice(at, open).replace(/[^;]*;/g, "").trim();
      const end = blockEnd(plain, open);
      if (/^@list\s/i.test(selectors)) {
        this.#lists.set(selectors.slice(5).trim().toLowerCase(), declarationsOf(plain.slice(open + 1, end)));
      } else if (!selectors.startsWith("@")) {
        // Rules for some media or devices ("@media print") say nothing of the words on screen.
        this.#add(selectors, declarationsOf(plain.slice(open + 1, end)));
      }

      at = end + 1;
    }
  }

  #add(selectors: string, declarations: Declarations): void {
    for (const selector of selectors.split(",")) {
      const [, tag = "", names = ""] = /^([a-z][a-z0-9]*)?((?:\.[\w-]+)+)$/i.exec(selector.trim()) ?? [];
      const classes = names.toLowerCase().split(".").filter((name) => name !== "");
      const first = classes[0];
      if (first !== undefined) {
        const rules = this.#classes.get(first) ?? [];
        rules.push({ tag: tag.toLowerCase(), classes, declarations });
        this.#classes.set(first, rules);
      }
    }
  }
}

/** An element's classes in small letters. */
export function classesOf(element: MarkupElement): string[] {
  return (element.attributes.get("class") ?? "").toLowerCase().split(/\s+/).filter((name) => name !== "");
}

/** An element's look, by its own name and its declarations. */
export function lookOf(element: MarkupElement, said: Declarations): Look {
  const look: Look = {};
  const weight = said.get("font-weight");
  const slant = said.get("font-style");
  const lines = `${said.get("text-decoration") ?? ""} ${said.get("text-decoration-line") ?? ""}`;
  const spaces = said.get("white-space") ?? said.get("white-space-collapse");
  if (weight !== undefined ? weight !== "inherit" : element.name === "b" || element.name === "strong") {
    look.bold = weight === undefined || weight.startsWith("bold") || Number.parseInt(weight, 10) >= 600;
  }

  if (slant !== undefined ? slant !== "inherit" : element.name === "i" || element.name === "em") {
    look.italic = slant === undefined || /italic|oblique/.test(slant);
  }

  if (element.name === "u" || lines.includes("underline")) {
    look.underline = true;
  }

  const through = said.get("text-line-through") ?? "";
  if (/^(del|s|strike)$/.test(element.name) || lines.includes("line-through") || /single|double/.test(through)) {
    look.struck = true;
  }

  if (isHidden(element, said)) {
    look.hidden = true;
  }

  if (element.name === "pre" || element.name === "textarea" || spaces !== undefined) {
    look.keepsSpaces = spaces === undefined || /pre|break-spaces/.test(spaces);
  }

  return look;
}

/** True for what is neither seen nor read aloud, or only read aloud. */
function isHidden(element: MarkupElement, said: Declarations): boolean {
  const { attributes } = element;
  const isClipped = /^(absolute|fixed)$/.test(said.get("position") ?? "")
    && (/rect\(\s*[01]?(px)?[\s,]/.test(said.get("clip") ?? "") || /inset\(\s*(50|100)%/.test(said.get("clip-path") ?? ""));
  return (
    attributes.has("hidden") || attributes.get("aria-hidden") === "true" || said.get("display") === "none" || said.get("mso-hide") === "all"
    || /hidden|collapse/.test(said.get("visibility") ?? "") || /^0(px|pt|em|%)?$/.test(said.get("font-size") ?? "") || isClipped
    || classesOf(element).some((name) => /^((govuk-)?visually-hidden|sr-only|screen-reader-text)$/.test(name))
  );
}

/** The place where the block that opens at `open` closes. */
function blockEnd(css: string, open: number): number {
  for (let at = open, depth = 0; at < css.length; at++) {
    const sign = css.charAt(at);
    depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
    if (depth === 0) {
      return at;
    }
  }

  return css.length;
}
