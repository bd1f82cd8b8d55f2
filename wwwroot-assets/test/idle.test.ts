import assert from "node:assert/strict";
import { test } from "node:test";
import { idleAfter, watchIdle } from "../src/browser/idle";

test("Who does nothing for half a minute is idle, once, until they do something again", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const page = new EventTarget();
  const told: boolean[] = [];
  const watch = watchIdle(page, (idle) => told.push(idle));
  t.mock.timers.tick(idleAfter - 1);
  page.dispatchEvent(new Event("keydown"));
  t.mock.timers.tick(idleAfter - 1);
  assert.deepEqual(told, []);
  t.mock.timers.tick(idleAfter);
  assert.deepEqual(told, [true]);
  page.dispatchEvent(new Event("pointermove"));
  assert.deepEqual(told, [true, false]);
  watch.dispose();
  t.mock.timers.tick(idleAfter);
  assert.deepEqual(told, [true, false]);
});
