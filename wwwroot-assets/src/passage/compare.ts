/**
 * Sets words that did not go in silently against the present wording: as a redline, and as the change that puts them back. Pure. Offsets
 * are UTF-16 code units.
 */
import Delta from "quill-delta";
import { lengthBefore } from "./change";
import { isBetween, widen, withoutHalves } from "./characters";

/** Somebody's change that is not stored, and the wording it was made on (null where that is not known). */
export interface Mine {
  wording: { ops: Delta["ops"] } | null;
  change: { ops: Delta["ops"] };
}

/** A piece of a redline: text that stands in both, only in mine, or only in the present wording. */
export interface Piece {
  kind: "same" | "inserted" | "deleted";
  text: string;
}

/** Longer wordings are compared only by their common start and end: letter by letter would take seconds. */
const longest = 20_000;

/** Longer words are shown by their start only; they are put back and copied whole. */
const mostShown = 4_000;

/** Unchanged text further than this from a change is left out of a redline. */
const around = 80;

/** The change as it must be on the present wording, in whole characters; null where nobody knows which wording it was made on. */
export function onto(mine: Mine, present: Delta): Delta | null {
  if (mine.wording === null) {
    return null;
  }

  const wording = new Delta(mine.wording.ops);
  const change = widen(wording, new Delta(mine.change.ops));
  const whole = change.compose(withoutHalves(change));
  return widen(wording, difference(wording, present)).transform(whole, true);
}

/** Shows a change of a wording as a redline; `nameOf` says what an embed shows. Changes of format alone are not shown. */
export function redline(wording: Delta, change: Delta, nameOf: (embed: object) => string): Piece[] {
  const text = plain(wording, nameOf);
  const pieces: Piece[] = [];
  let at = 0;
  const add = (kind: Piece["kind"], words: string): void => {
    const last = pieces.at(-1);
    if (last?.kind === kind) {
      last.text += words;
    } else if (words !== "") {
      pieces.push({ kind, text: words });
    }
  };
  for (const op of change.ops) {
    if (op.insert !== undefined) {
      add("inserted", typeof op.insert === "string" ? op.insert : nameOf(op.insert));
    } else {
      const length = lengthBefore(op);
      add(op.delete === undefined ? "same" : "deleted", text.slice(at, at + length).join(""));
      at += length;
    }
  }

  add("same", text.slice(at).join(""));
  return shortened(pieces);
}

/** The text of each place of a wording. */
function plain(wording: Delta, nameOf: (embed: object) => string): string[] {
  return wording.ops.flatMap(({ insert = "" }) => (typeof insert === "string" ? insert.split("") : [nameOf(insert)]));
}

function shortened(pieces: Piece[]): Piece[] {
  return pieces.map((piece, at) => {
    if (piece.kind !== "same") {
      return { kind: piece.kind, text: startOf(piece.text) };
    }

    if (piece.text.length <= 2 * around) {
      return piece;
    }

    // It is cut between words, where there are any.
    const start = at === 0 ? "" : piece.text.slice(0, whole(piece.text, around)).replace(/\s\S*$/, " ");
    const end = at === pieces.length - 1 ? "" : piece.text.slice(whole(piece.text, piece.text.length - around)).replace(/^\S*\s/, " ");
    return { kind: "same", text: `${start}…${end}` };
  });
}

/** The start of long words, and how long they are. */
export function startOf(words: string): string {
  if (words.length <= mostShown) {
    return words;
  }

  return `${words.slice(0, whole(words, mostShown))}… (${words.length.toLocaleString("en-GB")} characters in all)`;
}

/** The place, or the one before it where that is in the middle of a character. */
function whole(words: string, place: number): number {
  return isBetween(words, place) ? place : place - 1;
}

/** The change that turns `before` into `after`. */
export function difference(before: Delta, after: Delta): Delta {
  if (before.length() <= longest && after.length() <= longest) {
    return before.diff(after);
  }

  const [from, to] = [text(before), text(after)];
  let start = 0;
  while (start < Math.min(from.length, to.length) && from[start] === to[start]) {
    start++;
  }

  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from[from.length - 1 - end] === to[to.length - 1 - end]) {
    end++;
  }

  return new Delta().retain(start).insert(to.slice(start, to.length - end)).delete(from.length - end - start);
}

function text(wording: Delta): string {
  return wording.ops.map((op) => (typeof op.insert === "string" ? op.insert : "\uFFFC")).join("");
}
