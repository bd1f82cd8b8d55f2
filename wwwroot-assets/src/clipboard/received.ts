/** Receives what comes in by paste or drop: reads it as text, cleans it for the passage, and says in words what stayed out. */
import type Delta from "quill-delta";
import type { AttributeMap } from "quill-delta";
import { formatsOf, type Kind } from "../passage/kinds";
import { clean } from "./clean";
import { linesOf } from "./lines";
import type { LeftOut } from "./office";
import { wordsOfText } from "./plain";
import { wordsOf, type TakesReference, type Words } from "./reading";

interface Received {
  words: Delta;
  /** A sentence that says what stayed out; null where nothing did. */
  said: string | null;
}

const names: Record<LeftOut, string> = { struck: "struck-out words", comment: "comments", footnote: "footnotes", picture: "pictures" };

/**
 * The words that `data` holds for a passage of this kind. `marks`: those of the place, for plain text. `isClause`: whether there is such a
 * clause.
 */
export function received(data: DataTransfer, kind: Kind, marks: AttributeMap, isClause: TakesReference): Received {
  const html = data.getData("text/html");
  const text = data.getData("text/plain") || addressesIn(data.getData("text/uri-list"));
  const takes = formatsOf(kind);
  const read: Words = html === "" ? { delta: wordsOfText(text, marks, takes.includes("list")), leftOut: new Set() }
    : wordsOf(html, (clause) => takes.includes("clause") && isClause(clause));
  // The text is read only where the markup holds nothing at all: what is struck out there is words in the text beside it.
  const fromText = read.delta.length() === 0 && read.leftOut.size === 0 && text !== "";
  const delta = fromText ? wordsOfText(text, marks, takes.includes("list")) : read.delta;
  const words = clean(delta, kind);
  return { words, said: sentence(words, delta, read.leftOut, data, kind) };
}

function sentence(words: Delta, delta: Delta, leftOut: ReadonlySet<LeftOut>, data: DataTransfer, kind: Kind): string | null {
  const hasPictures = leftOut.has("picture") || [...data.files].some((file) => file.type.startsWith("image/"));
  const isSheet = words.length() > 0 && !leftOut.has("picture");
  if (words.length() === 0 && leftOut.has("struck")) {
    return "Nothing was put in: all of it was struck out.";
  } else if (words.length() === 0 && (hasPictures || data.files.length > 0)) {
    return "Only text can be put here, no pictures or files.";
  }

  const out = (["struck", "comment", "footnote"] as const).filter((what) => leftOut.has(what)).map((what) => names[what]);
  const pictures = hasPictures && !isSheet ? [names.picture] : [];
  const all = [...out, ...pictures];
  const list = all.length === 1 ? all[0] : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
  const sentences = all.length === 0 ? [] : [`Left out: ${list}.`];
  if (kind === "heading" || kind === "leadIn") {
    sentences.push(...lost(delta, kind));
  }

  return sentences.length === 0 ? null : sentences.join(" ");
}

/** Sentences for what a heading or a lead-in cannot hold of `delta`. */
function lost(delta: Delta, kind: "heading" | "leadIn"): string[] {
  const lines = linesOf(delta);
  const hasMarks = delta.ops.some((op) => ["bold", "italic", "underline"].some((mark) => op.attributes?.[mark]));
  const hasLists = lines.some((line) => line.attributes["list"] !== undefined);
  const name = kind === "heading" ? "heading" : "lead-in";
  return [
    ...(kind === "heading" && lines.length > 1 ? ["A heading is one line: the lines were joined."] : []),
    ...(hasMarks || (hasLists && kind === "leadIn") ? [`A ${name} holds plain words: formatting was left out.`] : []),
  ];
}

/** The addresses of a list, without its remarks. */
function addressesIn(list: string): string {
  return list.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#")).join("\n");
}
