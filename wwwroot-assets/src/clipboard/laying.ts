/**
 * Lays words into a wording: takes them out, puts them among lines that stand there, or moves them, each as one change. Pure; offsets are
 * UTF-16 code units.
 */
import Delta, { type AttributeMap } from "quill-delta";
import { lengthOf, linesOf, type Line } from "./lines";

export interface Range {
  index: number;
  length: number;
}

/** A change, and the caret's place after it. */
export interface Laid {
  change: Delta;
  caret: number;
}

/** The change that takes a stretch out. What was left of its first line keeps that line's kind; the last line end stays. */
export function without(wording: Delta, range: Range): Delta {
  const length = Math.min(range.length, wording.length() - 1 - range.index);
  if (length <= 0) {
    return new Delta();
  }

  const first = placeAt(wording, range.index);
  const last = placeAt(wording, range.index + length);
  const change = new Delta().retain(range.index).delete(length);
  const isJoined = first.before > 0 && (range.index + first.after < range.index + length);
  return isJoined ? change.retain(last.after).retain(1, turned(last.attributes, first.attributes)).chop() : change;
}

/** The change that puts words in the place of a stretch of the wording; a stretch of no length is a place. */
export function replaced(wording: Delta, range: Range, words: Delta): Laid {
  // Lines that are selected whole, with the end of the last, are replaced up to that end, or the next line would join.
  const beginsLine = (index: number): boolean => placeAt(wording, index).before === 0;
  const isWhole = range.length > 1 && !endsLine(words) && beginsLine(range.index) && beginsLine(range.index + range.length);
  const taken = without(wording, isWhole ? { index: range.index, length: range.length - 1 } : range);
  const rest = wording.compose(taken);
  const place = placeAt(rest, range.index);
  const firstLine = lengthOf(linesOf(wording.slice(range.index))[0]?.words ?? []);
  const areLines = place.before === 0 && place.after === 0 && rest.length() < wording.length() - firstLine;
  const put = putIn(rest, range.index, words, areLines);
  return { change: taken.compose(put.change), caret: put.caret };
}

/** The change that moves a stretch to the place `to`; null where it stands there already. */
export function moved(wording: Delta, range: Range, to: number): Laid | null {
  if (range.length === 0 || (to >= range.index && to <= range.index + range.length)) {
    return null;
  }

  const taken = without(wording, range);
  const put = putIn(wording.compose(taken), taken.transformPosition(to), wording.slice(range.index, range.index + range.length), false);
  return { change: taken.compose(put.change), caret: put.caret };
}

/**
 * Words of one line go among the words that stand there. Of several lines, the first goes on with what is before the place and the last
 * with what is behind it. Whole lines (the last with its end) stand for themselves where the place is a line's start or end, and so do
 * those that replace several lines.
 */
function putIn(wording: Delta, index: number, words: Delta, areLines: boolean): Laid {
  const lines = linesOf(words);
  const place = placeAt(wording, index);
  const change = new Delta().retain(index);
  const only = lines.length === 1 ? lines[0] : undefined;
  const isWhole = endsLine(words);
  const isOneLine = only !== undefined && !areLines && (isWhole ? place.before > 0 && place.after > 0 : true);
  if (lines.length === 0 || isOneLine) {
    only?.words.forEach((op) => change.push(op));
    return { change, caret: index + lengthOf(only?.words ?? []) };
  }

  const hasLists = lines.some(isEntry);
  // Paragraphs put into a list become its entries, as typed ones would.
  const plain = hasLists || isWhole || areLines ? {} : place.attributes;
  const kindOf = (line: Line): AttributeMap => (isEntry(line) ? line.attributes : plain);
  let inserted = 0;
  const beginsAList = lines[0] !== undefined && isEntry(lines[0]) && place.attributes["list"] === undefined;
  if (place.before > 0 && (beginsAList || (isWhole && place.after === 0))) {
    change.insert("\n", place.attributes);
    inserted++;
  }

  lines.forEach((line, at) => {
    line.words.forEach((op) => change.push(op));
    inserted += lengthOf(line.words);
    const isLast = at === lines.length - 1;
    if (isLast && place.after === 0) {
      change.retain(1, turned(place.attributes, kindOf(line)));
    } else if (!isLast || isWhole) {
      change.insert("\n", at === 0 && inserted === lengthOf(line.words) && place.before > 0 ? place.attributes : kindOf(line));
      inserted++;
    }
  });
  return { change: change.chop(), caret: index + inserted };
}

interface Place {
  /** The length of the place's line before it, and behind it. */
  before: number;
  after: number;
  attributes: AttributeMap;
}

function placeAt(wording: Delta, index: number): Place {
  let start = 0;
  for (const line of linesOf(wording)) {
    const length = lengthOf(line.words);
    if (index <= start + length) {
      return { before: index - start, after: start + length - index, attributes: line.attributes };
    }

    start += length + 1;
  }

  return { before: 0, after: 0, attributes: {} };
}

function isEntry(line: Line): boolean {
  return line.attributes["list"] !== undefined;
}

function endsLine(words: Delta): boolean {
  const last = words.ops.at(-1)?.insert;
  return typeof last === "string" && last.endsWith("\n");
}

/** The attributes that turn a line of one kind into one of another. */
function turned(from: AttributeMap, to: AttributeMap): AttributeMap {
  const names = new Set([...Object.keys(from), ...Object.keys(to)].filter((name) => from[name] !== to[name]));
  return Object.fromEntries([...names].map((name) => [name, to[name] ?? null]));
}
