import assert from "node:assert/strict";
import { test } from "node:test";
import Delta from "quill-delta";
import { lately, OwnWords, putBack } from "../src/editor/own";

const text = (delta: Delta) => delta.ops.map((op) => (typeof op.insert === "string" ? op.insert : "*")).join("");

/** An editor in which "Twi" was typed into "Meet  a year.", letter by letter. */
function typing(): { own: OwnWords; words: Delta } {
  const own = new OwnWords();
  let words = new Delta().insert("Meet  a year.\n");
  for (const [at, letter] of [..."Twi"].entries()) {
    const change = new Delta().retain(5 + at).insert(letter);
    words = words.compose(change);
    own.typed(change, at);
  }

  return { own, words };
}

test("Words typed inside text that somebody else deletes are told, and stand before what was typed behind them when they are put back", () => {
  const { own, words } = typing();
  const theirs = new Delta().insert("Gather.").delete(words.length() - 1);
  const lost = own.changed(theirs, () => words, 100);
  assert.equal(lost.length, 1);
  assert.equal(lost[0] && text(lost[0].words), "Twi");
  const later = new Delta().retain(lost[0]?.index ?? 0).insert("ce");
  const now = words.compose(theirs).compose(later);
  assert.equal(text(now), "Gather.ce\n");
  assert.equal(text(now.compose(putBack(lost))), "Gather.Twice\n");
});

test("Somebody's deletion beside my words, or of words typed long ago, is not told", () => {
  const { own, words } = typing();
  assert.deepEqual(own.changed(new Delta().delete(5), () => words, 100), []);
  assert.deepEqual(own.changed(new Delta().delete(8), () => words, lately + 100), []);
});

test("Of two places that were deleted both come back where they stood", () => {
  const own = new OwnWords();
  let words = new Delta().insert("one two three\n");
  for (const change of [new Delta().retain(3).insert("A"), new Delta().retain(9).insert("B")]) {
    words = words.compose(change);
    own.typed(change, 0);
  }

  const theirs = new Delta().retain(3).delete(1).retain(5).delete(1);
  const lost = own.changed(theirs, () => words, 1);
  assert.equal(text(words.compose(theirs).compose(putBack(lost))), text(words));
});
