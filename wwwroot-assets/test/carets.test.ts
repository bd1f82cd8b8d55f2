import assert from "node:assert/strict";
import { test } from "node:test";
import { idleAfter } from "../src/browser/idle";
import { lookOf } from "../src/editor/carets";

test("A caret has its name when it moved, then none, and is faint once its member has been idle", () => {
  assert.equal(lookOf(0), "named");
  assert.equal(lookOf(2499), "named");
  assert.equal(lookOf(2500), "here");
  assert.equal(lookOf(idleAfter - 1), "here");
  assert.equal(lookOf(idleAfter), "resting");
});
