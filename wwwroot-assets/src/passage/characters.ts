/**
 * Widens a change that begins, ends or inserts in the middle of a surrogate pair to the whole of it, because the server takes nothing that
 * cuts a character in half. A text difference cuts where two characters share a half (`x🌀` and `x🏆🌀`), and Firefox types such a character
 * as two inputs.
 *
 * Pure. Offsets are UTF-16 code units. The laws (held by test/characters.test.ts), for a `before` of whole characters:
 * `before.compose(widen(before, change))` says what `before.compose(change)` says, and every step of `widen(before, change)` begins and
 * ends between two characters of `before`.
 */
import Delta, { AttributeMap, OpIterator } from "quill-delta";
import type { Op } from "quill-delta";
import { lengthAfter, lengthBefore } from "./change";

const lone = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The change as it must be sent; the same object where it cuts nothing, or where nobody knows (null) which wording it was made on. */
export function widen(before: Delta | null, change: Delta): Delta {
  const cuts = before === null ? [] : cutsOf(before, change);
  if (before === null || cuts.length === 0) {
    return change;
  }

  const steps = new OpIterator(change.ops);
  const was = new OpIterator(before.ops);
  const wide = new Delta();
  let at = 0;
  // Hands over what the change does up to a place of `before`, with the insertions right at it.
  const take = (until: number, to: (step: Op, stood: Op | null) => void): void => {
    while (steps.hasNext() && (at < until || steps.peekType() === "insert")) {
      if (steps.peekType() === "insert") {
        to(steps.next(), null);
      } else {
        const length = Math.min(until - at, steps.peekLength(), was.peekLength());
        at += length;
        to(steps.next(length), was.next(length));
      }
    }
  };
  for (const cut of cuts) {
    take(cut - 1, (step) => wide.push(step));
    // The change deletes the pair, and inserts anew what it leaves of it and puts into it.
    const put = (step: Op, stood: Op | null): void => {
      if (step.insert !== undefined) {
        wide.push(step);
      } else if (step.delete === undefined) {
        wide.insert(stood?.insert ?? "", AttributeMap.compose(stood?.attributes, step.attributes));
      }
    };
    take(cut, put);
    if (steps.hasNext()) {
      at++;
      put(steps.next(1), was.next(1));
    } else {
      wide.push(was.next(1));
    }

    wide.delete(2);
  }

  take(Infinity, (step) => wide.push(step));
  return without(joined(wide), before).chop();
}

/** True where a change inserts half a character without its other half, which may still be typed. */
export function hasHalf(change: Delta): boolean {
  return change.ops.some((op) => typeof op.insert === "string" && op.insert.search(lone) >= 0);
}

/** The change that takes the lone halves out again, made on what `change` leads to. */
export function withoutHalves(change: Delta): Delta {
  const away = new Delta();
  for (const op of change.ops) {
    if (typeof op.insert === "string") {
      let kept = 0;
      for (const half of op.insert.matchAll(lone)) {
        away.retain(half.index - kept).delete(1);
        kept = half.index + 1;
      }

      away.retain(op.insert.length - kept);
    } else if (op.delete === undefined) {
      away.retain(lengthAfter(op));
    }
  }

  return away.chop();
}

/** True where a text may be parted at this place. */
export function isBetween(text: string, place: number): boolean {
  return !(isHigh(text.charCodeAt(place - 1)) && isLow(text.charCodeAt(place)));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** The places inside pairs of `before` where a step of the change begins or ends, in order. */
function cutsOf(before: Delta, change: Delta): number[] {
  const edges = new Set<number>();
  let at = 0;
  for (const op of change.ops) {
    edges.add(at);
    at += lengthBefore(op);
    edges.add(at);
  }

  const cuts: number[] = [];
  const sorted = [...edges];
  let [start, next] = [0, 0];
  for (const op of before.ops) {
    const text = typeof op.insert === "string" ? op.insert : "\uFFFC";
    for (; next < sorted.length && (sorted[next] ?? 0) <= start + text.length; next++) {
      const place = (sorted[next] ?? 0) - start;
      if (!isBetween(text, place)) {
        cuts.push(start + place);
      }
    }

    start += text.length;
  }

  return cuts;
}

/** Leaves out of a widened change what it deletes only to insert it again: that text stays, and so do others' changes of it. */
function without(change: Delta, before: Delta): Delta {
  const least = new Delta();
  let put = new Delta();
  let at = 0;
  for (const op of [...change.ops, { retain: 1 }]) {
    if (op.insert !== undefined) {
      put.push(op);
      continue;
    }

    const length = lengthBefore(op);
    if (op.delete !== undefined && put.ops.length > 0) {
      const gone = before.slice(at, at + length);
      const start = alike(characters(put), characters(gone));
      const [fresh, old] = [put.slice(start), gone.slice(start)];
      const end = alike(characters(fresh).reverse(), characters(old).reverse());
      least.retain(start);
      fresh.slice(0, fresh.length() - end).ops.forEach((one) => least.push(one));
      least.delete(length - start - end).retain(end);
    } else {
      put.ops.forEach((one) => least.push(one));
      least.push(op);
    }

    put = new Delta();
    at += length;
  }

  return least;
}

/** Each character of a wording, with its marks. */
function characters(wording: Delta): { says: string; length: number }[] {
  return wording.ops.flatMap((op) => {
    const marks = JSON.stringify(Object.entries(op.attributes ?? {}).sort());
    return typeof op.insert === "string"
      ? [...op.insert].map((says) => ({ says: says + marks, length: says.length }))
      : [{ says: JSON.stringify(op.insert) + marks, length: 1 }];
  });
}

/** The number of units for which two rows of characters are alike at their start. */
function alike(a: { says: string; length: number }[], b: { says: string }[]): number {
  let units = 0;
  for (let i = 0; i < Math.min(a.length, b.length) && a[i]?.says === b[i]?.says; i++) {
    units += a[i]?.length ?? 0;
  }

  return units;
}

/** Joins two halves that stand beside each other in two insertions; the first of them gets the character. */
function joined(change: Delta): Delta {
  const whole = new Delta();
  for (const op of change.ops) {
    const last = whole.ops.at(-1);
    if (typeof last?.insert === "string" && typeof op.insert === "string" && !isBetween(last.insert + op.insert, last.insert.length)) {
      last.insert += op.insert.charAt(0);
      if (op.insert.length > 1) {
        whole.push({ ...op, insert: op.insert.slice(1) });
      }
    } else {
      whole.push({ ...op });
    }
  }

  return whole;
}
