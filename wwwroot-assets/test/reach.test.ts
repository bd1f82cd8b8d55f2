import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { LineReach, type Reach } from "../src/session/reach";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function line(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const seen = { answers: true, probes: 0, stood: [] as Reach[], backs: 0 };
  const reach = new LineReach({
    probe: () => {
      seen.probes++;
      return Promise.resolve(seen.answers);
    },
    changed: (now) => seen.stood.push(now),
    back: () => seen.backs++,
  });
  const later = async (ms: number): Promise<void> => {
    t.mock.timers.tick(ms);
    await settled();
  };
  return { seen, reach, later };
}

test("A line on which nothing waits asks nothing, and an answer in time is not asked after", async (t) => {
  const { seen, reach, later } = line(t);
  await later(60_000);
  const answered = reach.sent();
  await later(1900);
  answered();
  await later(60_000);
  assert.deepEqual([seen.probes, seen.stood], [0, []]);
});

test("What has no answer for two seconds is slow where a probe is answered, and well again with its answer", async (t) => {
  const { seen, reach, later } = line(t);
  const answered = reach.sent();
  await later(2000);
  assert.deepEqual([seen.probes, seen.stood], [1, ["slow"]]);
  await later(2000);
  answered();
  await later(60_000);
  assert.deepEqual([seen.probes, seen.stood], [2, ["slow", "well"]]);
});

test("Where the probe fails too the server is gone; once it answers, a new line begins at once", async (t) => {
  const { seen, reach, later } = line(t);
  seen.answers = false;
  reach.sent();
  await later(2000);
  assert.deepEqual(seen.stood, ["gone"]);
  await later(1000);
  seen.answers = true;
  await later(1000);
  assert.deepEqual([seen.stood, seen.backs], [["gone", "well"], 1]);
});

test("The browser's word is taken at once, and a server that answers all the same is heard", async (t) => {
  const { seen, reach, later } = line(t);
  seen.answers = false;
  reach.lose();
  assert.deepEqual(seen.stood, ["gone"]);
  await later(0);
  seen.answers = true;
  reach.again();
  await later(0);
  assert.deepEqual([seen.stood, seen.backs], [["gone", "well"], 1]);
});
