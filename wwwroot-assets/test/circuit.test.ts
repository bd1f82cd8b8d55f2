import assert from "node:assert/strict";
import { test } from "node:test";
import { mayMend } from "../src/page/circuit";

test("A page mends itself three times within a minute, and then no more until the minute is over", () => {
  const kept = new Map<string, string>();
  const notes = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
  assert.deepEqual([0, 1000, 2000, 3000].map((at) => mayMend(at, notes)), [true, true, true, false]);
  assert.equal(mayMend(70_000, notes), true);
  const full = { getItem: () => null, setItem: () => { throw new Error("full"); } };
  assert.equal(mayMend(0, full), false);
});
