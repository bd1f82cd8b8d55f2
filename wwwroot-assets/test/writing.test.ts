import assert from "node:assert/strict";
import { test } from "node:test";
import { pauseAfter, restAfter, Writing } from "../src/editor/writing";

function desk() {
  const told = { pauses: 0, ends: 0, composing: false };
  const writing = new Writing(
    () => told.pauses++,
    () => told.ends++,
    () => told.composing,
  );
  return Object.assign(told, { writing });
}

test("Every key puts the pause off, and after each pause the next key begins anew", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const seat = desk();
  seat.writing.begin();
  t.mock.timers.tick(pauseAfter - 1);
  seat.writing.typed();
  t.mock.timers.tick(pauseAfter - 1);
  assert.equal(seat.pauses, 0);
  t.mock.timers.tick(1);
  assert.equal(seat.pauses, 1);
  seat.writing.typed();
  t.mock.timers.tick(pauseAfter);
  assert.deepEqual([seat.pauses, seat.ends], [2, 0], "it lasts until its member goes elsewhere");
  seat.writing.left();
  seat.writing.typed();
  t.mock.timers.tick(pauseAfter);
  assert.deepEqual([seat.pauses, seat.ends], [2, 1]);
});

test("Who types nothing for a while after the pause has ended, once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const seat = desk();
  seat.writing.begin();
  t.mock.timers.tick(restAfter - 1);
  assert.deepEqual([seat.pauses, seat.ends], [1, 0], "without a key there is no further pause");
  seat.writing.typed();
  t.mock.timers.tick(restAfter - 1);
  assert.deepEqual([seat.pauses, seat.ends], [2, 0]);
  t.mock.timers.tick(1);
  seat.writing.left();
  t.mock.timers.tick(restAfter);
  assert.deepEqual([seat.pauses, seat.ends], [2, 1]);
});

test("A composition is not cut off by a pause, however long it takes", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const seat = desk();
  seat.writing.begin();
  seat.composing = true;
  t.mock.timers.tick(3 * pauseAfter);
  assert.equal(seat.pauses, 0);
  seat.composing = false;
  t.mock.timers.tick(pauseAfter);
  assert.equal(seat.pauses, 1);
});

test("Who goes elsewhere has ended at once, and is in the middle of writing only with the focus and after a key", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const seat = desk();
  seat.writing.typed();
  assert.equal(seat.writing.isInTheMiddle, false, "the focus never came");
  seat.writing.came();
  assert.equal(seat.writing.isInTheMiddle, true);
  seat.writing.begin();
  seat.writing.left();
  assert.equal(seat.ends, 1);
  assert.equal(seat.writing.isInTheMiddle, false);
});
