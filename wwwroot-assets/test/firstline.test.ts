import assert from "node:assert/strict";
import { test } from "node:test";
import { missedAfter, watchFirstLine } from "../src/page/firstline";

function page(answers: boolean) {
  const seen = { isOver: false, answers, said: [] as string[], unsaid: 0 };
  watchFirstLine({
    isOver: () => seen.isOver,
    answers: () => Promise.resolve(seen.answers),
    say: (words) => seen.said.push(words),
    unsay: () => seen.unsaid++,
  });
  return seen;
}

const turns = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) {
    await Promise.resolve();
  }
};

test("A page whose line does not come says after five seconds what may be in the way, and takes it back when the line is there", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const seen = page(true);

  t.mock.timers.tick(missedAfter - 1);
  await turns();
  assert.deepEqual(seen.said, []);

  t.mock.timers.tick(1);
  await turns();
  assert.match(seen.said[0] ?? "", /proxy/);

  seen.isOver = true;
  t.mock.timers.tick(1000);
  await turns();
  assert.equal(seen.unsaid, 1);
});

test("A page whose line came, and one whose server does not answer, says nothing of it", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const [came, away] = [page(true), page(false)];
  came.isOver = true;

  t.mock.timers.tick(missedAfter);
  await turns();

  assert.deepEqual([came.said, away.said], [[], []]);
});
