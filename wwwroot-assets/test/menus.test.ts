import assert from "node:assert/strict";
import { test } from "node:test";
import { nextAct } from "../src/page/menus";

const acts = ["Make a promise", "Point elsewhere", "Keep internal", "Put aside"];

test("Arrows go round, Home and End to the ends", () => {
  assert.equal(nextAct("ArrowDown", acts, 0), 1);
  assert.equal(nextAct("ArrowDown", acts, 3), 0);
  assert.equal(nextAct("ArrowUp", acts, 0), 3);
  assert.equal(nextAct("Home", acts, 2), 0);
  assert.equal(nextAct("End", acts, 0), 3);
});

test("A letter goes to the next act that begins with it, and round again", () => {
  assert.equal(nextAct("p", acts, 0), 1);
  assert.equal(nextAct("P", acts, 1), 3);
  assert.equal(nextAct("p", acts, 3), 1);
  assert.equal(nextAct("k", acts, 2), 2);
  assert.equal(nextAct("x", acts, 0), null);
  assert.equal(nextAct(" ", acts, 0), null);
  assert.equal(nextAct("Enter", acts, 0), null);
});
