/**
 * Reads HTML from outside as text, into a plain tree. No document is made of it, so nothing in it can run, load or be styled. It follows
 * the standard's tokens, and its tree building as far as clipboards need it; every letter outside tags is kept. Pure.
 */
import { decoded } from "./entities";

export interface MarkupElement {
  /** The name in small letters, with a prefix as written ("o:p"). */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Markup[];
}

export type Markup = MarkupElement | string;

/** Elements nested deeper than this stand in the last one that counts, with all their words. */
const deepest = 300;

const empty = new Set("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split(" "));

/** The contents of these are text, whatever they look like. */
const raw = new Set(["iframe", "noembed", "noframes", "noscript", "script", "style", "xmp"]);
const rawWithCharacters = new Set(["textarea", "title"]);

/** A beginning element ends open ones of the first names, as far up as one of the second. */
const ends = new Map<string, readonly [string[], string[]]>([
  ["li", [["li"], ["ul", "ol", "menu"]]],
  ["tr", [["tr", "td", "th"], ["table"]]],
  ["td", [["td", "th"], ["tr", "table"]]],
  ["th", [["td", "th"], ["tr", "table"]]],
  ["tbody", [["tbody", "thead", "tfoot", "tr", "td", "th"], ["table"]]],
  ["dt", [["dt", "dd"], ["dl"]]],
  ["dd", [["dt", "dd"], ["dl"]]],
  ["option", [["option"], ["select"]]],
]);
for (const name of "address article blockquote div dl h1 h2 h3 h4 h5 h6 hr ol p pre section table ul".split(" ")) {
  ends.set(name, [["p"], ["td", "th", "li", "div", "table", "button", "object", "blockquote", "section", "article"]]);
}

const tag = /<(\/?)([A-Za-z][^\s/>]*)/y;
const attribute = /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/y;
const tagEnd = /[\s/]*>?/y;

/** The tree of `html`, in an element without a name. */
export function markupOf(html: string): MarkupElement {
  const root = element("", new Map());
  const open = [root];
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf("<", at);
    const end = next < 0 ? html.length : next;
    add(open, decoded(html.slice(at, end), false));
    at = end === html.length ? end : takeMarkup(html, end, open);
  }

  return root;
}

export function element(name: string, attributes: ReadonlyMap<string, string>, children: Markup[] = []): MarkupElement {
  return { name, attributes, children };
}

/** All text in it, whatever it means. */
export function textOf(markup: Markup): string {
  return typeof markup === "string" ? markup : markup.children.map(textOf).join("");
}

/** Takes the markup that begins with the "<" at `at`. @returns its end. */
function takeMarkup(html: string, at: number, open: MarkupElement[]): number {
  if (html.startsWith("<!--", at)) {
    const short = /^<!---?>/.exec(html.slice(at, at + 6));
    const end = /--!?>/g;
    end.lastIndex = at + 4;
    return short ? at + short[0].length : end.exec(html) ? end.lastIndex : html.length;
  }

  tag.lastIndex = at;
  const begun = tag.exec(html);
  if (begun === null) {
    // Word writes "<![if …]>", others "<?xml …>" or "</>"; anything else is a sign, as in "a < b".
    const isNothing = /[!?/]/.test(html.charAt(at + 1));
    const end = html.indexOf(">", at);
    add(open, isNothing ? "" : "<");
    return !isNothing ? at + 1 : end < 0 ? html.length : end + 1;
  }

  const name = (begun[2] ?? "").toLowerCase();
  const attributes = new Map<string, string>();
  let end = takeAttributes(html, tag.lastIndex, attributes);
  if (begun[1] === "/") {
    close(open, name);
    return end;
  }

  const made = begin(open, name, attributes);
  if (raw.has(name) || rawWithCharacters.has(name)) {
    const closing = new RegExp(`</${name}(?=[\\s/>])`, "gi");
    closing.lastIndex = end;
    const found = closing.exec(html);
    const text = html.slice(end, found ? found.index : html.length);
    made.children.push(rawWithCharacters.has(name) ? decoded(text, false) : text);
    end = found ? takeAttributes(html, closing.lastIndex, new Map()) : html.length;
    close(open, name);
  } else if (empty.has(name) || html.slice(end - 2, end) === "/>" && name.includes(":")) {
    close(open, name);
  }

  return end;
}

function takeAttributes(html: string, from: number, attributes: Map<string, string>): number {
  let at = from;
  for (;;) {
    tagEnd.lastIndex = at;
    const ended = tagEnd.exec(html)?.[0] ?? "";
    if (ended.endsWith(">") || at + ended.length >= html.length) {
      return at + ended.length;
    }

    attribute.lastIndex = at;
    const found = attribute.exec(html);
    if (found === null) {
      return at;
    }

    const name = (found[1] ?? "").toLowerCase();
    if (!attributes.has(name)) {
      attributes.set(name, decoded(found[2] ?? found[3] ?? found[4] ?? "", true));
    }

    at = attribute.lastIndex;
  }
}

function begin(open: MarkupElement[], name: string, attributes: ReadonlyMap<string, string>): MarkupElement {
  const ended = ends.get(name);
  if (ended) {
    const [names, until] = ended;
    let to = -1;
    for (let at = open.length - 1; at > 0 && !until.includes(open[at]?.name ?? ""); at--) {
      to = names.includes(open[at]?.name ?? "") ? at : to;
    }

    if (to > 0) {
      open.length = to;
    }
  }

  const made = element(name, attributes);
  open.at(-1)?.children.push(made);
  if (open.length < deepest) {
    open.push(made);
  }

  return made;
}

/** Closes the innermost element of the name. An end that was never begun closes nothing, and none reaches out of its cell. */
function close(open: MarkupElement[], name: string): void {
  const isOfTable = /^(table|thead|tbody|tfoot|tr|td|th)$/.test(name);
  for (let at = open.length - 1; at > 0; at--) {
    const here = open[at]?.name ?? "";
    if (here === name) {
      open.length = at;
      return;
    }

    if (!isOfTable && /^(table|td|th)$/.test(here)) {
      return;
    }
  }
}

function add(open: MarkupElement[], text: string): void {
  if (text !== "") {
    open.at(-1)?.children.push(text);
  }
}
