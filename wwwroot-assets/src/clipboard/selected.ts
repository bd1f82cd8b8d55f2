/**
 * Lets words that are only to be read be copied and dragged as clean as out of an editor, without what a redline strikes out and with the
 * numbers of lists.
 */
import { copied, type Copied } from "./copy";
import { element, type Markup, type MarkupElement } from "./markup";
import { wordsIn } from "./reading";

/** Listens for words that are copied or dragged out of what is to be read. Editors and fields see to theirs. */
export function watchSelected(page: Document): void {
  page.addEventListener("copy", (event) => {
    if (!event.defaultPrevented && event.clipboardData !== null && hand(event.clipboardData, page)) {
      event.preventDefault();
    }
  });
  page.addEventListener("dragstart", (event) => {
    if (!event.defaultPrevented && event.dataTransfer !== null) {
      hand(event.dataTransfer, page);
    }
  });
}

function hand(data: DataTransfer, page: Document): boolean {
  const selection = page.getSelection();
  const at = page.activeElement;
  const isTheirs = at?.closest("input, textarea, .ql-editor[contenteditable=true]");
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0 || isTheirs) {
    return false;
  }

  const words = wordsSelected(selection.getRangeAt(0));
  if (words !== null) {
    data.setData("text/plain", words.text);
    data.setData("text/html", words.html);
  }

  return words !== null;
}

/** The words of a selection that touches words of the Code, of comments or of responses; null for any other. */
function wordsSelected(range: Range): Copied | null {
  const common = range.commonAncestorContainer;
  const within = common instanceof Element ? common : common.parentElement;
  const root = within?.closest(".wording, .comment-text") ?? within;
  if (!root || (root === within && !root.matches(".wording, .comment-text") && root.querySelector(".wording, .comment-text") === null)) {
    return null;
  }

  const numbers = new Map<string, string>();
  const line = within?.closest("p, li") ?? null;
  const isPartOfLine = line !== null && root.contains(line) && line.querySelector("ol, ul") === null;
  const tree = treeOf(isPartOfLine ? line : root, range, isStruck(within), numbers);
  if (tree === null || typeof tree === "string") {
    return null;
  }

  const { delta } = wordsIn(isPartOfLine ? element("", new Map(), tree.children) : element("", new Map(), [tree]), () => true);
  const length = delta.length();
  return length === 0 ? null : copied(delta, { index: 0, length }, (clause) => numbers.get(clause) ?? null);
}

/** True where only struck-out words are selected: then they are meant. */
function isStruck(within: Element | null): boolean {
  return within?.closest("del") !== null;
}

/** The selected part of a node as markup. What is not seen is left out, and entries have their numbers. */
function treeOf(node: Node, range: Range, struck: boolean, numbers: Map<string, string>): Markup | null {
  if (!range.intersectsNode(node)) {
    return null;
  }

  if (node instanceof Text) {
    const end = node === range.endContainer ? range.endOffset : node.length;
    return node.data.slice(node === range.startContainer ? range.startOffset : 0, end);
  }

  const isSeen = node instanceof Element && getComputedStyle(node).display !== "none";
  if (!isSeen || node.matches("button, select, .visually-hidden, .skip-link")) {
    return null;
  }

  const attributes = new Map([...node.attributes].map((attribute): [string, string] => [attribute.name, attribute.value]));
  if (node instanceof HTMLLIElement && node.parentElement instanceof HTMLOListElement && node.dataset["list"] === undefined) {
    const entries = [...node.parentElement.children].filter((entry) => !entry.matches(".line-whole.line-deleted"));
    attributes.set("value", String(node.parentElement.start + entries.indexOf(node)));
  }

  const clause = attributes.get("data-clause");
  if (clause !== undefined) {
    numbers.set(clause, node.textContent ?? "");
  }

  const children = [...node.childNodes].map((child) => treeOf(child, range, struck, numbers)).filter((child) => child !== null);
  const name = node.localName === "del" && struck ? "span" : node.localName;
  return element(name, attributes, children) satisfies MarkupElement;
}
