import assert from "node:assert/strict";
import { test } from "node:test";
import Delta from "quill-delta";
import { Suspects } from "../src/session/suspects";

const change = (client: string) => ({ base: 0, client, sequence: 1, delta: new Delta().insert("x") });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test("What breaks the line twice is sent no more; what was on its way beside it goes on", async () => {
  const suspects = new Suspects();
  const [bad, good, later] = [change("bad"), change("good"), change("later")];
  suspects.sent(bad, 0);
  suspects.sent(good, 10);
  suspects.broke(20, false);
  assert.equal(suspects.isGuilty(bad), false);

  // Both are suspected, so each goes alone.
  suspects.sent(good, 100);
  assert.equal(suspects.mayGo(bad), false);
  assert.equal(suspects.mayGo(later), false);
  let free = false;
  void suspects.room(bad).then(() => (free = true));
  suspects.answered(good);
  await settled();
  assert.equal(free, true);

  suspects.sent(bad, 200);
  assert.equal(suspects.mayGo(later), false);
  suspects.broke(210, false);
  assert.deepEqual([bad, good, later].map((one) => suspects.isGuilty(one)), [true, false, false]);
  assert.equal(suspects.mayGo(later), true);
});

test("A line that breaks late, or for a reason that is known, puts nothing under suspicion", () => {
  const suspects = new Suspects();
  for (const [at, known] of [[6000, false], [10, true]] as const) {
    suspects.sent(change("a"), 0);
    suspects.broke(at, known);
    suspects.sent(change("b"), 0);
    assert.equal(suspects.mayGo(change("a")), true);
    suspects.answered(change("b"));
  }
});
